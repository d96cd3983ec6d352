internal import Engagement
internal import Foundation
internal import Mail
internal import Storage
internal import Tracking

/// Cuts an email up, in each of the forms in which it goes out.
struct CopyPlanner: Sendable {
    let outgoing: Outgoing
    let contents: FileContents
    let keys: KeyRing
    let marks: FileMarks
    let messageID: String
    let now: Instant
    private(set) var submitted: SubmittedFiles
    /// What the footer of followed copies says; `nil` for none.
    private(set) var footer: String?
    private let hasFiles: Bool

    init(
        outgoing: Outgoing,
        contents: FileContents,
        keys: KeyRing,
        marks: FileMarks,
        messageID: String,
        now: Instant,
        submitted: SubmittedFiles,
        footer: String?
    ) {
        self.outgoing = outgoing
        self.contents = contents
        self.keys = keys
        self.marks = marks
        self.messageID = messageID
        self.now = now
        self.submitted = submitted
        self.footer = footer
        hasFiles = !outgoing.email.files.isEmpty || !submitted.offered.isEmpty
    }

    /// Whether the forms differ in more than what becomes of links.
    var hasMarks: Bool { hasFiles || footer != nil }

    /// The email in a form.
    func plan(_ form: MessageForm) throws(CopyError) -> CopyPlan {
        var message = try message(form)
        if case .followed(let marks) = form {
            message =
                submitted.message(message, marks: marks, footer: wholeFooter)
                ?? submitted.message(message, marks: marks) ?? message
        }
        var rules = FollowingRules(keys: keys, neverRewriteDomains: outgoing.settings.neverRewriteDomains)
        rules.blockedHosts = outgoing.blocked.hosts
        rules.leavesShownAddresses = outgoing.settings.leavesShownAddresses
        if hasMarks { rules.mark = marks.prefix }
        do {
            return try CopyPlan(
                message: message,
                rules: rules,
                missingMessageID: messageID,
                missingDate: now.date
            )
        } catch {
            throw .unreadable(error)
        }
    }

    /// The followed form; without footer, and then without followed files, where it takes no more links.
    mutating func followed() throws(CopyError) -> CopyPlan {
        var plan = try plan(.followed(marks))
        guard plan.leavesAlone(marks) else { return plan }
        if footer != nil {
            footer = nil
            plan = try self.plan(.followed(marks))
            guard plan.leavesAlone(marks) else { return plan }
        }
        guard outgoing.email.isRawMessage else { throw .unlinkable }
        submitted.keepInside(because: "The message takes no link to the file, for it has too many others.")
        return try self.plan(.followed(marks))
    }

    /// The message without any file, which says whether it can be followed at all.
    static func bareMessage(of outgoing: Outgoing, messageID: String, now: Instant) throws(CopyError) -> Message {
        switch outgoing.source {
        case .raw(let raw): try CopyWriter.message(raw)
        case .composed(let draft):
            try Composer(
                email: outgoing.email,
                draft: draft,
                contents: .none,
                messageID: messageID,
                now: now,
                footer: nil
            ).bare()
        }
    }

    private func message(_ form: MessageForm) throws(CopyError) -> Message {
        switch outgoing.source {
        case .raw(let raw): return try CopyWriter.message(raw)
        case .composed(let draft):
            let composer = Composer(
                email: outgoing.email,
                draft: draft,
                contents: contents,
                messageID: messageID,
                now: now,
                footer: footer
            )
            guard hasMarks else { return try composer.bare() }
            return try composer.message(form)
        }
    }

    /// What a whole message gets as its footer; one that was written here has it already.
    private var wholeFooter: String? { outgoing.email.isRawMessage ? footer : nil }
}

extension CopyPlan {
    /// Whether a mark would go out as it is, and lead nobody to what was taken out for it.
    fileprivate func leavesAlone(_ marks: FileMarks) -> Bool {
        leftAlone.contains { $0.url.hasPrefix(marks.prefix) }
    }
}
