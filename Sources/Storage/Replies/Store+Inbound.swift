internal import Mail
package import Tracking

extension Store {
    /// Reads a message that came in, and keeps what it says of an email of ours; of any other nothing is kept.
    ///
    /// `owner` is whose mailbox it came to; `nil` for one that serves everybody. The same message twice counts once.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for what is no message.
    @discardableResult
    package func takeIn(_ bytes: [UInt8], at owner: UserID? = nil) async throws(StoreError) -> InboundOutcome {
        let (message, key) = try Self.read(bytes)
        return try await write { change in
            try Arrival(message: message, key: key, at: change.now, matchesBySubject: matchesBySubject)
                .take(owner: owner, into: &change)
        }
    }

    /// Takes in a message that was sent to the own addresses of copies, whatever its header says; names that are none are passed over.
    ///
    /// All of it is kept, or nothing.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for what is no message.
    @discardableResult
    package func takeIn(
        _ bytes: [UInt8],
        toCopiesNamed names: [String]
    ) async throws(StoreError) -> [InboundOutcome] {
        let (message, key) = try Self.read(bytes)
        let copies = Set(names.map { $0.lowercased() }.filter(ReplyName.isValid)).sorted()
        return try await write { change in
            try copies.map { name in
                try Arrival(message: message, key: key, at: change.now, copyName: name).take(owner: nil, into: &change)
            }
        }
    }

    /// Whether that is the name of a copy in its own address.
    package func hasCopy(named name: String) async throws(StoreError) -> Bool {
        let name = name.lowercased()
        guard ReplyName.isValid(name) else { return false }
        return try await read { sql, _ in try sql.copy(named: name) != nil }
    }

    /// The message, and what it is known by, so that it counts once: its id, or without one its bytes.
    private static func read(_ bytes: [UInt8]) throws(StoreError) -> (InboundMessage, key: String) {
        do {
            let message = try Message(bytes).read()
            return (message, String((message.messageID ?? "sha256:" + ObjectID(of: bytes).description).prefix(900)))
        } catch {
            throw .invalid(field: "message", problem: error.description)
        }
    }

    /// Remembers another `Message-ID` under which an email went out: the one that its relay gave it.
    package func remember(messageID: String, of email: EmailID) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                """
                INSERT INTO message_ids (message_id, email_id) VALUES ($1, $2)
                ON CONFLICT (message_id, email_id) DO NOTHING
                """,
                messageID,
                email
            )
        }
    }

    /// The name in a copy's own envelope sender and reply address, made where it has none yet.
    package func replyName(of copy: CopyReference) async throws(StoreError) -> String {
        var generator = SystemRandomNumberGenerator()
        let made = ReplyName.new(using: &generator)
        return try await write { change in
            try change.sql.run(
                """
                INSERT INTO reply_addresses (name, email_id, recipient) VALUES ($1, $2, $3)
                ON CONFLICT (email_id, recipient) DO NOTHING
                """,
                made,
                copy.email,
                copy.recipient
            )
            let row = try change.sql.row(
                "SELECT name FROM reply_addresses WHERE email_id = $1 AND recipient = $2",
                copy.email,
                copy.recipient
            )
            guard let row else { throw StoreError.notFound }
            return try row.text("name")
        }
    }
}
