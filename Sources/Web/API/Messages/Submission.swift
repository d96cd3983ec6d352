internal import Mail
internal import Storage

/// Reads a whole message: who it is from, who gets it, and what its own headers ask of us.
struct Submission {
    /// What is given to storage.
    let message: RawSubmission

    /// Reads a message.
    ///
    /// - Parameters:
    ///   - bytes: the message as it came.
    ///   - envelope: who gets it, whatever the header says; `nil` for whom the header names.
    ///   - senders: the addresses that its seller may send from.
    ///   - usualWish: whether it wishes to be followed, unless it says so itself.
    /// - Throws: a problem that says what is wrong with it.
    init(bytes: [UInt8], envelope: [Address]?, senders: [Address], usualWish: Bool) throws(Problem) {
        let message: Message
        do {
            message = try Message(bytes)
        } catch {
            throw Problem(.invalid, "\(error)")
        }
        guard let first = message.from.first else {
            throw Problem(
                .senderNotAllowed,
                "The message has no From that can be read. Put one of your addresses there."
            )
        }
        if envelope == nil, let unreadable = message.unreadableRecipients.first {
            throw .invalid(
                "/to",
                "“\(unreadable.prefix(200))” is not an address. Mend it, or name recipients in the query."
            )
        }
        // RFC 5322 §3.6.2: From may name several; the seller is the one whose address it is.
        let own = Set(senders.map(\.key))
        let from = message.from.first { own.contains($0.key) } ?? first
        self.message = RawSubmission(
            message: message,
            from: from,
            envelope: envelope,
            wish: try Self.wish(of: message) ?? usualWish
        )
        let count = self.message.content.recipients.count
        guard count > 0 else {
            throw .invalid("/to", "The message names nobody to send it to. Name recipients in it, or in the query.")
        }
        guard count <= Draft.maximumRecipients else {
            throw Problem(StoreError.tooManyRecipients(limit: Draft.maximumRecipients, given: count))
        }
    }

    /// Headers of ours that this program does not know yet: doing as if they were not there would send too early.
    private static let unknown = [
        "X-Inkling-Send-At", "X-Inkling-Remind", "X-Inkling-Template", "X-Inkling-Regarding",
    ]

    private static func wish(of message: Message) throws(Problem) -> Bool? {
        for name in unknown where !message.headerValues(name).isEmpty {
            throw Problem(.invalid, "The header \(name) is not understood yet. Take it out.")
        }
        let values = message.headerValues("X-Inkling-Follow")
        guard let value = values.first else { return nil }
        switch (values.count, value.lowercased()) {
        case (1, "yes"): return true
        case (1, "no"): return false
        default: throw Problem(.invalid, "The header X-Inkling-Follow must say yes or no, once.")
        }
    }
}
