internal import Engagement
internal import Mail
internal import Tracking

extension SQLConnection {
    /// Whether a message was kept already for this email.
    func isKnown(_ key: String, of email: EmailID) throws -> Bool {
        try row("SELECT 1 AS found FROM replies WHERE email_id = $1 AND message_key = $2", email, key) != nil
    }

    /// Keeps what came in.
    func insert(_ reply: Reply, key: String) throws {
        try run(
            """
            INSERT INTO replies
                (email_id, id, kind, recipient, at, message_key, message_id, thread, from_name, from_address, to_addresses,
                cc_addresses, reply_to, subject, written_at, date_offset, plain_text, returns_on, status, reason, words)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            """,
            reply.email,
            reply.id,
            reply.kind,
            reply.recipient,
            reply.at,
            key,
            reply.messageID,
            reply.thread.joined(separator: "\n"),
            reply.from.name,
            reply.from.address,
            reply.to.stored,
            reply.cc.stored,
            reply.replyTo.stored,
            reply.subject,
            reply.writtenAt,
            reply.dateOffset,
            reply.text,
            reply.returnsOn?.description,
            reply.report?.status,
            reply.report?.reason.rawValue,
            reply.report?.words
        )
    }

    /// What came in for an email before that place, newest first, from one recipient where one is named.
    func replies(of email: EmailID, recipient: UInt16?, before end: Instant?, limit: Int) throws -> [Reply] {
        let only = recipient.map { Int($0) } ?? -1
        let rows = try rows(
            """
            SELECT email_id, id, kind, recipient, at, message_id, thread, from_name, from_address, to_addresses,
                cc_addresses, reply_to, subject, written_at, date_offset, plain_text, returns_on, status, reason, words
            FROM replies
            WHERE email_id = $1 AND at < $2 AND (recipient = $4 OR $4 = -1)
            ORDER BY at DESC, id DESC
            LIMIT $3
            """,
            email,
            end ?? .last,
            max(0, limit),
            only
        )
        return try rows.map { try Reply($0) }
    }

    /// One of them.
    func reply(_ id: ReplyID, of email: EmailID) throws -> Reply? {
        let row = try row(
            """
            SELECT email_id, id, kind, recipient, at, message_id, thread, from_name, from_address, to_addresses,
                cc_addresses, reply_to, subject, written_at, date_offset, plain_text, returns_on, status, reason, words
            FROM replies
            WHERE email_id = $1 AND id = $2
            """,
            email,
            id
        )
        return try row.map { try Reply($0) }
    }
}

extension Reply {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            email: try row.id("email_id"),
            kind: try row.word("kind"),
            recipient: try row.optionalNumber("recipient").flatMap(UInt16.init(exactly:)),
            at: try row.instant("at"),
            messageID: try row.optionalText("message_id"),
            thread: try row.text("thread").split(separator: "\n").map(String.init),
            from: try Address(stored: row.text("from_address"), name: row.optionalText("from_name")),
            to: [Address](stored: try row.text("to_addresses")),
            cc: [Address](stored: try row.text("cc_addresses")),
            replyTo: [Address](stored: try row.text("reply_to")),
            subject: try row.text("subject"),
            writtenAt: try row.optionalInstant("written_at"),
            dateOffset: try row.optionalNumber("date_offset").map(Int.init),
            text: try row.text("plain_text"),
            returnsOn: try row.optionalText("returns_on").flatMap(CalendarDay.init),
            report: try Report(row)
        )
    }
}

extension Reply.Report {
    fileprivate init?(_ row: SQLRow) throws {
        guard let status = try row.optionalText("status") else { return nil }
        self.init(
            status: status,
            reason: try row.optionalText("reason").flatMap(BounceReason.init) ?? .other,
            words: try row.optionalText("words") ?? ""
        )
    }
}

extension [Address] {
    /// One on each line, the name behind the address; neither can hold a line break or a tab.
    fileprivate var stored: String { map { "\($0.address)\t\($0.name ?? "")" }.joined(separator: "\n") }

    fileprivate init(stored text: String) {
        self = text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            guard let address = parts.first else { return nil }
            return try? Address(name: parts.count > 1 ? String(parts[1]) : nil, address: String(address))
        }
    }
}
