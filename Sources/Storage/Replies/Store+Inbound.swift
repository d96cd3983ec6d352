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
        let read: InboundMessage
        do {
            read = try Message(bytes).read()
        } catch {
            throw .invalid(field: "message", problem: error.description)
        }
        // Without an id of its own a message is known by its bytes.
        let key = read.messageID ?? "sha256:" + ObjectID(of: bytes).description
        return try await write { change in
            try Arrival(message: read, key: String(key.prefix(900)), at: change.now).take(owner: owner, into: &change)
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
