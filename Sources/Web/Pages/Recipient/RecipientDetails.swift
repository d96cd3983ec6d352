internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// Everything that is recorded of one email and its recipient, as it is mailed to them (product §3.9).
struct RecipientDetails {
    /// The subject of that mail.
    let subject = "What is recorded of an email to you"
    /// Its text.
    let text: String

    /// At most so many lines are told; hardly any copy has as many.
    static let most = 500

    init(_ recordings: RecipientRecordings, _ interactions: [Interaction]) {
        let name = recordings.sender.name ?? recordings.sender.address
        let sent = recordings.sentAt.map { " of \(CalendarDay($0, in: .gmt).shortWords)" } ?? ""
        var lines = [
            "You, or somebody to whom it was passed on, asked for this on the page of an email"
                + " that \(name) sent you: “\(Subjects.shown(recordings.subject))”\(sent).",
            "",
        ]
        lines +=
            interactions.isEmpty ? ["Nothing is recorded of it and you."] : ["This is recorded of it and you:", ""]
        lines += interactions.map(Self.line)
        if interactions.count == Self.most { lines += ["", "There is more; these are the first \(Self.most) lines."] }
        lines += [
            "",
            "Who did it is a guess in each case: programs load pictures and try links as well, and mail is passed on.",
            "All times are in UTC.",
        ]
        if let stopped = recordings.stoppedAt {
            lines += ["", "You stopped it on \(CalendarDay(stopped, in: .gmt).shortWords). Nothing more is recorded."]
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ interaction: Interaction) -> String {
        let at = Moment(interaction.at, as: .dated, in: .gmt).text
        let times = Counts.times(interaction.count).map { ", \($0)" } ?? ""
        let device = interaction.device.words(near: interaction.place).map { " (\($0))" } ?? ""
        let reasons = interaction.judgement.reasons.joined(separator: "; ")
        let because = reasons.isEmpty ? "" : ", because: \(reasons)"
        return "- \(at): \(interaction.kind.words)\(times)\(device). \(interaction.judgement.verdict.belief)\(because)."
    }
}

extension InteractionKind {
    fileprivate var words: String {
        switch self {
        case .opened: "the pictures were loaded"
        case .clicked: "a link was used"
        case .viewed: "a file was fetched"
        }
    }
}

extension Verdict {
    fileprivate var belief: String {
        switch self {
        case .human: "Believed to be a person"
        case .unknown: "Perhaps a person"
        case .machine: "Believed to be a program"
        case .own: "Believed to be the sender"
        }
    }
}
