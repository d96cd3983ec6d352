internal import Mail
internal import Tracking

extension SQLConnection {
    /// Refuses a draft whose sender is none of the seller's addresses.
    func checkSender(of draft: Draft, seller: UserID) throws {
        guard try maySend(seller, from: draft.from) else {
            throw StoreError.senderNotAllowed(draft.from.address)
        }
    }

    /// Refuses to send an email whose sender was taken away from its seller meanwhile.
    func checkSender(of email: EmailID, seller: UserID) throws {
        let from = try sender(of: email)
        guard try maySend(seller, from: from) else { throw StoreError.senderNotAllowed(from.address) }
    }

    /// Whom an email is from.
    func sender(of email: EmailID) throws -> Address {
        guard let row = try row("SELECT from_address FROM emails WHERE id = $1", email) else {
            throw StoreError.notFound
        }
        return try Address(stored: row.text("from_address"), name: nil)
    }

    /// Adds a draft with its recipients and texts.
    func insert(_ draft: Draft, id: EmailID, seller: UserID, at now: Instant) throws {
        try run(
            """
            INSERT INTO emails
                (id, seller_id, status, from_name, from_address, subject, search_text, recipient_count, is_raw, wish,
                version, created_at, updated_at, thread, answers, send_at, template_id, regarding)
            VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, 0, $8, 1, $9, $9, $10, $11, $12, $13, $14)
            """,
            id,
            seller,
            draft.from.name,
            draft.from.address,
            draft.subject,
            draft.searchText,
            draft.recipients.count,
            draft.wish,
            now,
            draft.thread.joined(separator: "\n"),
            draft.thread.last,
            draft.sendAt,
            draft.template,
            regarding(of: draft)
        )
        try insertContent(of: draft, id: id)
        if let reminder = draft.reminder { try insert(reminder, of: id, firesAt: nil) }
    }

    /// Replaces the content of a draft.
    func replace(_ id: EmailID, with draft: Draft, at now: Instant) throws {
        try run(
            """
            UPDATE emails
            SET from_name = $2, from_address = $3, subject = $4, search_text = $5, recipient_count = $6, wish = $7,
                version = version + 1, updated_at = $8, send_at = $9, template_id = $10, regarding = $11
            WHERE id = $1
            """,
            id,
            draft.from.name,
            draft.from.address,
            draft.subject,
            draft.searchText,
            draft.recipients.count,
            draft.wish,
            now,
            draft.sendAt,
            draft.template,
            regarding(of: draft)
        )
        try run("DELETE FROM recipients WHERE email_id = $1", id)
        try run("DELETE FROM email_texts WHERE email_id = $1", id)
        try insertContent(of: draft, id: id)
        try keep(draft.reminder, ofUnsent: id, at: now)
    }

    /// Adds what stands apart from the email's own row.
    func insertContent(of draft: Draft, id: EmailID) throws {
        try run(
            "INSERT INTO email_texts (email_id, html, plain_text) VALUES ($1, $2, $3)",
            id,
            draft.html,
            draft.text
        )
        try insert(draft.recipients, of: id)
    }
}
