internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// The recipient's page as it is shown.
struct RecipientPageModel {
    let notice: String?
    let isKnown: Bool
    let sender: String
    let sentWords: String
    let standingTone: String
    let standing: String
    let hasRows: Bool
    let rows: [Row]
    let replies: String?
    let stopAction: String?
    let detailsAction: String?
    let detailsWords: String?

    /// One kind of thing, counted by who is believed to have done it.
    struct Row {
        let what: String
        let person: Int
        let perhaps: Int
        let program: Int
    }

    /// Something to say first.
    enum Notice: String {
        case unknown = "Nothing is recorded here: the email this page belonged to is gone."
        case notFromHere = "That did not come from this page, so nothing was changed. Press the button once more."
        case tooOften = "The details were mailed within the last day. Ask again tomorrow."
    }

    /// For a page that belongs to nothing.
    init(notice: Notice) {
        self.notice = notice.rawValue
        isKnown = false
        sender = ""
        sentWords = ""
        standingTone = ""
        standing = ""
        hasRows = false
        rows = []
        replies = nil
        stopAction = nil
        detailsAction = nil
        detailsWords = nil
    }

    init(_ recordings: RecipientRecordings, form: PageForm, notice: Notice?) {
        self.notice = notice?.rawValue
        isKnown = true
        sender = recordings.sender.name ?? recordings.sender.address
        sentWords = recordings.sentAt.map { " on \(CalendarDay($0, in: .gmt).shortWords)" } ?? ""
        standingTone = recordings.isRecording ? "on" : "off"
        standing = Self.standing(recordings)
        rows = Self.rows(recordings)
        hasRows = !rows.isEmpty
        replies = recordings.replies == 0 ? nil : recordings.replies == 1 ? "1 answer" : "\(recordings.replies) answers"
        stopAction = recordings.stoppedAt == nil ? form.action("stop") : nil
        detailsAction = form.action("details")
        detailsWords = recordings.detailsMailedAt.map {
            "The details were mailed on \(CalendarDay($0, in: .gmt).shortWords), to the address that this email was sent to."
        }
    }

    private static func standing(_ recordings: RecipientRecordings) -> String {
        if let stopped = recordings.stoppedAt {
            return "You stopped this on \(CalendarDay(stopped, in: .gmt).shortWords). "
                + "Nothing more is recorded of any email that was sent to you from here."
        }
        return recordings.isRecording
            ? "It is recorded when the pictures of this email are loaded and when its links or files are used."
            : "Nothing is recorded of this email any more."
    }

    private static func rows(_ recordings: RecipientRecordings) -> [Row] {
        let kinds: [(InteractionKind, String)] = [
            (.opened, "Opened"), (.clicked, "Links used"), (.viewed, "Files looked at"),
        ]
        return kinds.compactMap { kind, what in
            let row = Row(
                what: what,
                person: recordings.count(kind, [.human]),
                perhaps: recordings.count(kind, [.unknown]),
                program: recordings.count(kind, [.machine, .own])
            )
            return row.person + row.perhaps + row.program == 0 ? nil : row
        }
    }
}
