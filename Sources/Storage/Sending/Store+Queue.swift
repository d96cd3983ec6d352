package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// Sends a draft on its way, perhaps without its attachments, or without those who would rather not be followed.
    ///
    /// With a moment ahead, its own or the one given, it waits for that; else for as long as sending can be undone. One that
    /// waits already goes on waiting, unless another moment is given.
    @discardableResult
    package func queue(
        _ id: EmailID,
        at moment: Instant? = nil,
        withoutFiles: Bool = false,
        withoutObjectors: Bool = false,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.sql.head(ofUnsent: id, by: viewer)
            guard head.recipientCount > 0 else { throw StoreError.noRecipients }
            try change.sql.checkSender(of: id, seller: head.seller)
            if withoutFiles || withoutObjectors, head.status == .scheduled { throw StoreError.scheduled }
            try change.release(id)
            if withoutObjectors { try change.removeObjectors(of: id) }
            if withoutFiles { try change.removeAttachments(of: id) }
            try change.sql.checkNothingIsOpen(in: id)
            let undo = Duration.seconds(moment == nil ? try change.sql.settings().undoSeconds : 0)
            let wanted = moment ?? head.sendAt ?? change.now
            let leaves = head.status == .scheduled ? wanted : max(wanted, change.now + undo)
            try change.checkReminder(of: id, leavingAt: leaves)
            try change.send(id, of: head.seller, at: leaves)
            return try change.sql.written(id)
        }
    }

    /// Takes a whole message and sends it on its way: at once, or at the moment that it names.
    @discardableResult
    package func submit(_ message: RawSubmission, by viewer: Viewer) async throws(StoreError) -> Email {
        let content = try message.storedContent()
        return try await write { change in
            let id = try change.submit(message, content, by: viewer)
            return try change.sql.written(id)
        }
    }

    /// Takes a whole message like ``submit(_:by:)``, and says no more than its name.
    package func take(_ message: RawSubmission, by viewer: Viewer) async throws(StoreError) -> EmailID {
        let content = try message.storedContent()
        return try await write { change in try change.submit(message, content, by: viewer) }
    }

    /// The emails that are to be sent now, of each seller at most so many, those that wait longest first.
    ///
    /// Nobody's many emails stand before somebody else's few.
    package func emailsToSend(limit: Int) async throws(StoreError) -> [WaitingEmail] {
        try await read { sql, now in
            let sellers: [UserID] = try sql.rows(
                """
                SELECT id
                FROM users
                WHERE EXISTS (
                    SELECT 1
                    FROM emails
                    WHERE emails.status = 'sending' AND emails.seller_id = users.id AND emails.next_try_at <= $1
                )
                ORDER BY id
                """,
                now
            ).map { try $0.id("id") }
            return try sellers.flatMap { try sql.emailsToSend(of: $0, limit: limit, at: now) }
        }
    }
}

extension RawSubmission {
    /// What is stored of it beside its bytes, within all limits.
    fileprivate func storedContent() throws(StoreError) -> Draft {
        var content = content
        // The header field is sent as it came; lists and cards show it as one line.
        content.subject = content.subject.onOneLine
        guard !content.recipients.isEmpty else { throw .noRecipients }
        try content.checkLimits()
        return content
    }
}

extension Change {
    /// Checks the sender before anything is written.
    fileprivate mutating func submit(
        _ message: RawSubmission,
        _ content: Draft,
        by viewer: Viewer
    ) throws -> EmailID {
        let id = EmailID.new(at: now)
        try sql.checkSender(of: content, seller: viewer.user)
        try sql.checkTemplate(content.template, field: RawSubmission.templateHeader, for: viewer)
        if let regarding = content.regarding, try sql.record(regarding) == nil {
            throw StoreError.invalid(
                field: "x-inkling-regarding",
                problem:
                    "The header X-Inkling-Regarding names no contact, account or opportunity. Mend its id, or take it out."
            )
        }
        try sql.insert(content, obstacle: message.obstacle, id: id, seller: viewer.user, at: now)
        try sql.run("INSERT INTO raw_messages (email_id, bytes) VALUES ($1, $2)", id, message.bytes)
        let isLater = content.sendAt.map { $0 > now } ?? false
        if let reminder = content.reminder {
            try sql.insert(reminder, of: id, firesAt: isLater ? nil : reminder.at)
        }
        events.append(.email(id, status: isLater ? .scheduled : .sending, seller: viewer.user))
        return id
    }
}

extension SQLConnection {
    fileprivate func emailsToSend(of seller: UserID, limit: Int, at now: Instant) throws -> [WaitingEmail] {
        let rows = try rows(
            """
            SELECT id
            FROM emails
            WHERE status = 'sending' AND seller_id = $1 AND next_try_at <= $2
            ORDER BY next_try_at, queued_at, id
            LIMIT $3
            """,
            seller,
            now,
            max(0, limit)
        )
        return try rows.map { WaitingEmail(id: try $0.id("id"), seller: seller) }
    }

    /// Adds a whole message, on its way already or waiting for its moment.
    fileprivate func insert(
        _ content: Draft,
        obstacle: String?,
        id: EmailID,
        seller: UserID,
        at now: Instant
    ) throws {
        let isLater = content.sendAt.map { $0 > now } ?? false
        try run(
            """
            INSERT INTO emails
                (id, seller_id, status, from_name, from_address, subject, search_text, recipient_count, is_raw,
                obstacle, wish, version, created_at, updated_at, queued_at, send_at, is_scheduled,
                template_id, thread, answers, regarding)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, 1, $11, $11, $12, $13, $14, $15, $16, $17, $18)
            """,
            id,
            seller,
            isLater ? "draft" : "sending",
            content.from.name,
            content.from.address,
            content.subject,
            content.searchText,
            content.recipients.count,
            obstacle,
            content.wish,
            now,
            isLater ? nil : now,
            content.sendAt,
            isLater,
            content.template,
            content.thread.joined(separator: "\n"),
            content.thread.last,
            regarding(of: content)
        )
        try insertContent(of: content, id: id)
    }
}

extension String {
    /// The text with each control character as a blank.
    fileprivate var onOneLine: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        var line = UnicodeScalarView()
        for scalar in unicodeScalars {
            line.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(line)
    }
}
