internal import Engagement
internal import Foundation
package import Mail
package import Tracking

extension RawSubmission {
    /// Reads a message by the rules for all mail that comes whole, whichever way it comes.
    ///
    /// - Parameters:
    ///   - message: the message.
    ///   - user: who submits it.
    ///   - ownAddresses: the addresses that this user may send from.
    ///   - now: from when on what is said of later counts.
    ///   - envelope: who is to get a copy.
    ///   - wish: whether it is to be followed, where that was said outside the message; `nil` for what its header says,
    ///     else the user's default.
    ///   - maximumSize: the largest message taken, in bytes.
    /// - Throws: ``SubmissionError`` for the first thing that is wrong with it.
    package init(
        _ message: Message,
        by user: User,
        ownAddresses: [Address],
        at now: Instant,
        envelope: Envelope = .header(and: []),
        wish: Bool? = nil,
        maximumSize: Int = Self.maximumSize
    ) throws(SubmissionError) {
        guard message.bytes.count <= maximumSize else { throw .tooLarge(limit: maximumSize) }
        let header = SubmittedHeader(message.bytes)
        if header.hasStrayControl { throw .strayControl }
        let from = try Senders(of: message, own: ownAddresses).from
        try message.checkOwnNames(in: header)
        let wishOfHeader = try message.wish
        let sendAt = try message.sendAt
        var content = Draft(
            from: from,
            subject: message.subject,
            html: message.html,
            text: message.text,
            wish: wish ?? wishOfHeader ?? user.wishesFollowing,
            sendAt: sendAt,
            reminder: try message.reminder(from: max(sendAt ?? now, now), in: user.zone ?? .gmt),
            template: try message.template,
            regarding: try message.regarding
        )
        content.thread = message.thread
        content.address(to: envelope, of: message)
        try content.checkRecipients(of: message, envelope: envelope)
        self.init(bytes: message.bytes, content: content, obstacle: message.obstacle?.description)
    }
}

extension Message {
    private static let understood = [
        "x-inkling-follow", "x-inkling-send-at", "x-inkling-remind", "x-inkling-template", "x-inkling-regarding",
    ]

    /// No header of ours is ever ignored (product §11), so one that is misspelt is refused as well.
    fileprivate func checkOwnNames(in header: SubmittedHeader) throws(SubmissionError) {
        for name in header.ownNames where !Self.understood.contains(name.lowercased()) {
            throw .unknownHeader(name)
        }
    }

    /// What `X-Inkling-Follow` says; `nil` where it is not there.
    fileprivate var wish: Bool? {
        get throws(SubmissionError) {
            let values = headerValues("X-Inkling-Follow")
            guard let value = values.first else { return nil }
            switch (values.count, value.trimmed.lowercased()) {
            case (1, "yes"): return true
            case (1, "no"): return false
            default: throw .neitherYesNorNo
            }
        }
    }

    /// The moment that `X-Inkling-Send-At` names; `nil` where it is not there.
    fileprivate var sendAt: Instant? {
        get throws(SubmissionError) {
            let values = headerValues("X-Inkling-Send-At")
            guard let value = values.first else { return nil }
            guard values.count == 1, let moment = RFC3339.instant(value.trimmed) else { throw .noMoment }
            return moment
        }
    }

    /// The reminder that `X-Inkling-Remind` asks for, seen from when the email leaves; `nil` where it is not there.
    fileprivate func reminder(from moment: Instant, in zone: TimeZone) throws(SubmissionError) -> ReminderPlan? {
        let values = headerValues("X-Inkling-Remind")
        guard let value = values.first else { return nil }
        let words = value.split(whereSeparator: \.isWhitespace).map(String.init)
        guard values.count == 1, words.count == 2, let condition = ReminderCondition(headerWord: words[0]),
            let duration = CalendarDuration(words[1]), !duration.isZero,
            let due = duration.after(moment, in: zone), due - moment <= ReminderPlan.longestWait
        else { throw .noReminder }
        return ReminderPlan(condition: condition, at: due)
    }

    /// The template that `X-Inkling-Template` names, be there one or not; `nil` where the header is not there.
    fileprivate var template: TemplateID? {
        get throws(SubmissionError) {
            let values = headerValues(RawSubmission.templateHeader)
            guard let value = values.first else { return nil }
            guard values.count == 1, let id = TemplateID(value.trimmed) else { throw .noTemplate }
            return id
        }
    }

    /// The id that `X-Inkling-Regarding` names; `nil` where it is not there.
    ///
    /// Whether there is such a record is found out when the email is stored.
    fileprivate var regarding: RecordID? {
        get throws(SubmissionError) {
            let values = headerValues("X-Inkling-Regarding")
            guard let value = values.first else { return nil }
            guard values.count == 1, let id = RecordID(value.trimmed) else { throw .noRecord }
            return id
        }
    }
}

extension Draft {
    fileprivate mutating func address(to envelope: Envelope, of message: Message) {
        to = message.to
        cc = message.cc
        bcc = message.bcc
        let named = Set(recipients.map(\.address.key))
        switch envelope {
        case .header(let others):
            bcc += others.filter { !named.contains($0.key) }
        case .only(let addresses):
            let wanted = Set(addresses.map(\.key))
            to.removeAll { !wanted.contains($0.key) }
            cc.removeAll { !wanted.contains($0.key) }
            bcc.removeAll { !wanted.contains($0.key) }
            bcc += addresses.filter { !named.contains($0.key) }
        }
    }

    fileprivate func checkRecipients(of message: Message, envelope: Envelope) throws(SubmissionError) {
        if case .header = envelope, let unreadable = message.unreadableRecipients.first {
            throw .unreadableRecipient(String(unreadable.prefix(200)))
        }
        let count = recipients.count
        guard count > 0 else { throw .noRecipients }
        guard count <= Self.maximumRecipients else {
            throw .tooManyRecipients(limit: Self.maximumRecipients, given: count)
        }
    }
}
