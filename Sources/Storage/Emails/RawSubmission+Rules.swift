package import Mail
internal import Tracking

extension RawSubmission {
    /// Reads a message by the rules for all mail that comes whole, whichever way it comes.
    ///
    /// - Parameters:
    ///   - message: the message.
    ///   - user: who submits it.
    ///   - ownAddresses: the addresses that this user may send from.
    ///   - envelope: who is to get a copy.
    ///   - wish: whether it is to be followed, where that was said outside the message; `nil` for what its header says,
    ///     else the user's default.
    ///   - maximumSize: the largest message taken, in bytes.
    /// - Throws: ``SubmissionError`` for the first thing that is wrong with it.
    package init(
        _ message: Message,
        by user: User,
        ownAddresses: [Address],
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
        var content = Draft(
            from: from,
            subject: message.subject,
            html: message.html,
            text: message.text,
            wish: wish ?? wishOfHeader ?? user.wishesFollowing,
            sendAt: try message.sendAt
        )
        content.address(to: envelope, of: message)
        try content.checkRecipients(of: message, envelope: envelope)
        self.init(bytes: message.bytes, content: content, obstacle: message.obstacle?.description)
    }
}

extension Message {
    /// Headers of ours that this program can't honour yet: doing as if they were not there would send too early.
    private static let unknownYet = [
        "X-Inkling-Remind", "X-Inkling-Template", "X-Inkling-Regarding",
    ]

    private static let understood = ["x-inkling-follow", "x-inkling-send-at"]

    /// No header of ours is ever ignored (product §11), so one that is misspelt is refused as well.
    fileprivate func checkOwnNames(in header: SubmittedHeader) throws(SubmissionError) {
        for name in header.ownNames where !Self.understood.contains(name.lowercased()) {
            let known = Self.unknownYet.first { $0.lowercased() == name.lowercased() }
            throw known.map { .notYetUnderstood(header: $0) } ?? .unknownHeader(name)
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
