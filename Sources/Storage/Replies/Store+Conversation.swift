internal import Engagement
internal import Mail
internal import Tracking

extension Store {
    /// What an email answers, and the emails that answer `replies`, which came in for it; all of them are its seller's.
    package func conversation(of email: Email, replies: [Reply]) async throws(StoreError) -> [ConversationEmail] {
        try await read { sql, _ in
            try [sql.answered(by: email)].compactMap(\.self) + sql.answers(to: replies, of: email)
        }
    }
}

extension SQLConnection {
    /// The last email of the seller's in the thread that an email stands in.
    fileprivate func answered(by email: Email) throws -> ConversationEmail? {
        for id in email.thread.reversed() {
            for found in try emails(sentAs: id) where found != email.id {
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

    /// The emails to those who replied, of which these replies are the last in the thread.
    fileprivate func answers(to replies: [Reply], of email: Email) throws -> [ConversationEmail] {
        let ids = Set(replies.compactMap(\.messageID))
        let writers = Set(replies.flatMap { $0.replyTo.isEmpty ? [$0.from] : $0.replyTo }.map(\.key)).sorted()
        var found: [ConversationEmail] = []
        for writer in writers.prefix(Draft.maximumRecipients) {
            let rows = try rows(
                """
                SELECT e.id, e.subject, e.status, e.thread
                FROM recipients r JOIN emails e ON e.id = r.email_id
                WHERE r.address_key = $1 AND e.seller_id = $2 AND e.created_at >= $3 AND e.thread <> ''
                ORDER BY e.created_at DESC, e.id DESC
                LIMIT 50
                """,
                writer,
                email.seller,
                email.createdAt
            )
            for row in rows {
                let last = try row.text("thread").split(separator: "\n").last.map(String.init)
                guard let last, ids.contains(last) else { continue }
                let answer = try ConversationEmail(row, .answer)
                if !found.contains(answer) { found.append(answer) }
            }
        }
        return found
    }
}

extension ConversationEmail {
    fileprivate init(_ row: SQLRow, _ place: Place) throws {
        self.init(id: try row.id("id"), subject: try row.text("subject"), place: place, status: try row.word("status"))
    }
}
