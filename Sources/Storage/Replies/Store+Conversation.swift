internal import Mail
internal import Tracking

extension Store {
    /// What an email answers, and the emails that answer it or `replies`, which came in for it; all of them are its seller's.
    package func conversation(of email: Email, replies: [Reply]) async throws(StoreError) -> [ConversationEmail] {
        try await read { sql, _ in
            try [sql.answered(by: email)].compactMap(\.self) + sql.answers(to: replies, of: email)
                + sql.sequels(of: email)
        }
    }
}

extension SQLConnection {
    /// The last email of the seller's in the thread that an email stands in, by its own id or by that of a reply to it.
    fileprivate func answered(by email: Email) throws -> ConversationEmail? {
        for id in email.thread.reversed() {
            for found in try emails(sentAs: id) + emails(answeredBy: id) where found != email.id {
                let row = try row(
                    "SELECT id, subject, status FROM emails WHERE id = $1 AND seller_id = $2",
                    found,
                    email.seller
                )
                if let row { return try ConversationEmail(row, .answered) }
            }
        }
        return nil
    }

    /// The emails for which a message with this id came in.
    private func emails(answeredBy messageID: String) throws -> [EmailID] {
        let rows = try rows(
            """
            SELECT DISTINCT email_id
            FROM replies
            WHERE message_id = $1
            ORDER BY email_id
            """,
            messageID
        )
        return try rows.map { try $0.id("email_id") }
    }

    /// The emails that answer these replies.
    fileprivate func answers(to replies: [Reply], of email: Email) throws -> [ConversationEmail] {
        var seen: Set<String> = []
        let ids = replies.compactMap(\.messageID).filter { seen.insert($0).inserted }
        return try ids.flatMap { try emails(answering: $0, of: email) }.map { try ConversationEmail($0, .answer) }
    }

    /// The emails that go on behind an email itself, whatever came in for it.
    fileprivate func sequels(of email: Email) throws -> [ConversationEmail] {
        let rows = try rows("SELECT message_id FROM message_ids WHERE email_id = $1 ORDER BY message_id", email.id)
        let ids = try [email.messageID].compactMap(\.self) + rows.map { try $0.text("message_id") }
        return try ids.flatMap { try emails(answering: $0, of: email) }.map { try ConversationEmail($0, .sequel) }
    }

    private func emails(answering messageID: String, of email: Email) throws -> [SQLRow] {
        try rows(
            """
            SELECT id, subject, status
            FROM emails
            WHERE answers = $1 AND seller_id = $2 AND id <> $3 AND deleted_at IS NULL
            ORDER BY created_at DESC, id DESC
            LIMIT 50
            """,
            messageID,
            email.seller,
            email.id
        )
    }
}

extension ConversationEmail {
    fileprivate init(_ row: SQLRow, _ place: Place) throws {
        self.init(id: try row.id("id"), subject: try row.text("subject"), place: place, status: try row.word("status"))
    }
}
