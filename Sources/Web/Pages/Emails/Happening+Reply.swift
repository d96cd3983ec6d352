internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension Happening {
    /// What somebody wrote, as the timeline shows it.
    struct Letter {
        let hasText: Bool
        let viewVerb: String
        let letterText: String
        let answerLink: String?
        let answerAllLink: String?
    }

    /// A line of what came in; `isOwn` where the visitor's email was answered.
    init(_ reply: Reply, of email: Email, isOwn: Bool, for visit: Visit) {
        let recipient = reply.recipient.flatMap(email.recipient)
        let who = recipient?.displayName ?? reply.from.name ?? reply.from.address
        id = reply.id.description
        at = Moment(reply.at, as: .clock, for: visit)
        tone = Self.tone(reply)
        icon = Self.icon(reply)
        words = Self.words(reply, who: who, isRecipient: recipient != nil)
        detail = Self.detail(reply)
        reasons = []
        hasWhy = false
        whyTitle = ""
        verdictLabel = nil
        verdictIcon = nil
        let isAnswerable = isOwn && (reply.kind == .replied || reply.kind == .autoReplied)
        let others = reply.to.count + reply.cc.count
        letter = Letter(
            hasText: reply.text.contains { !$0.isWhitespace },
            viewVerb: reply.kind == .replied || reply.kind == .autoReplied ? "View reply" : "View report",
            letterText: reply.text,
            answerLink: isAnswerable ? Route.answerReply(reply).path : nil,
            answerAllLink: isAnswerable && others > 1 ? Route.answerAll(reply).path : nil
        )
    }

    private static func tone(_ reply: Reply) -> String {
        switch reply.kind {
        case .replied: reply.recipient == nil ? "unsure" : "person"
        case .autoReplied, .acknowledged: "machine"
        case .bounced, .complained: "danger"
        }
    }

    private static func icon(_ reply: Reply) -> String {
        switch reply.kind {
        case .replied, .autoReplied: "replied"
        case .acknowledged: "opened"
        case .bounced: "failed"
        case .complained: "blocked"
        }
    }

    private static func words(_ reply: Reply, who: String, isRecipient: Bool) -> [WordRun] {
        switch reply.kind {
        case .replied where !isRecipient: return [.strong(who), ", who is no recipient, answered"]
        case .replied: return [.strong(who), " answered"]
        case .autoReplied:
            let back = reply.returnsOn.map { ", back on \($0)" } ?? ""
            return ["An automatic answer came from ", .strong(who), WordRun(text: back, isStrong: false)]
        case .acknowledged where reply.report != nil: return ["A server says that it arrived at ", .strong(who)]
        case .acknowledged: return ["The mail program of ", .strong(who), " sent a receipt"]
        case .bounced where reply.report?.isPermanent == false: return ["It has not reached ", .strong(who), " yet"]
        case .bounced: return ["It did not reach ", .strong(who)]
        case .complained: return [.strong(who), " called it unwanted"]
        }
    }

    private static func detail(_ reply: Reply) -> String? {
        guard let report = reply.report else { return reply.from.address }
        let words = report.words.isEmpty ? "" : " · \(report.words)"
        return "\(report.reason.sentence) (\(report.status))\(words)"
    }
}

extension BounceReason {
    /// In words for people.
    var sentence: String {
        switch self {
        case .userUnknown: "There is no such mailbox"
        case .inactive: "The mailbox is switched off"
        case .mailboxFull: "The mailbox is full"
        case .hostUnknown: "The domain takes no mail"
        case .unreachable: "The server could not be reached"
        case .expired: "It was tried for too long"
        case .tooLarge: "It is too large for the server"
        case .spam: "The server took it for spam"
        case .policy: "A rule of the server forbids it"
        case .rejected: "The server refused it"
        case .delivered: "It arrived"
        case .other: "The server did not say why in known words"
        }
    }
}
