package import Engagement
internal import Tracking

/// A page of a list of emails.
package struct EmailListPage: Hashable, Sendable {
    /// What is on it; fewer than fit where ``reached`` says how far was looked.
    package let emails: [EmailSummary]
    /// Behind which the next page begins; `nil` where this is the last one.
    package let next: EmailCursor?
    /// The last email that was looked at, where there are more behind it and the page is not full.
    package let reached: EmailCursor?
}

extension Store {
    /// A page of a list, in its order, and where the next one begins.
    ///
    /// That an administrator lists everybody's is audited, once an hour.
    package func emailPage(_ query: EmailQuery, viewer: Viewer) async throws(StoreError) -> EmailListPage {
        let everybodys = query.scope == .all && viewer.mayOpenEverything
        if everybodys {
            try await auditListing(by: viewer.user)
        }
        return try await read { [listReach] sql, _ in
            let limit = max(0, query.limit)
            var more = query
            more.limit = limit + 1
            let reached = everybodys && !query.isArchive ? try sql.place(listReach, in: query) : nil
            let ids =
                if query.isArchive { try sql.archive(of: everybodys ? nil : viewer.user, more) } else {
                    try everybodys
                        ? sql.everybodysEmails(more, to: reached) : sql.emails(of: viewer.user, more)
                }
            let emails = try ids.prefix(limit).map { try sql.summary(of: $0) }
            guard ids.count <= limit else {
                return EmailListPage(emails: emails, next: emails.last?.cursor(in: query.order), reached: nil)
            }
            return EmailListPage(emails: emails, next: reached, reached: reached)
        }
    }

    /// The emails on a page of a list, in its order.
    package func emails(_ query: EmailQuery, viewer: Viewer) async throws(StoreError) -> [EmailSummary] {
        try await emailPage(query, viewer: viewer).emails
    }
}

extension SQLConnection {
    /// The last of so many of everybody's emails from where a page begins; `nil` where there are fewer.
    fileprivate func place(_ count: Int, in query: EmailQuery) throws -> EmailCursor? {
        let (after, offset) = (query.begin, max(0, count - 1))
        let row =
            switch query.order {
            case .newest: try newest(offset, behind: after)
            case .oldest: try oldest(offset, behind: after)
            case .opened: try openedLast(offset, behind: after)
            }
        return try row.map { EmailCursor(createdAt: try $0.instant("at"), id: try $0.id("id")) }
    }

    private func newest(_ offset: Int, behind place: EmailCursor) throws -> SQLRow? {
        try row(
            """
            SELECT created_at AS at, id
            FROM emails
            WHERE (created_at, id) < ($1, $2)
            ORDER BY created_at DESC, id DESC
            LIMIT 1 OFFSET $3
            """,
            place.createdAt,
            place.id,
            offset
        )
    }

    private func oldest(_ offset: Int, behind place: EmailCursor) throws -> SQLRow? {
        try row(
            """
            SELECT created_at AS at, id
            FROM emails
            WHERE (created_at, id) > ($1, $2)
            ORDER BY created_at, id
            LIMIT 1 OFFSET $3
            """,
            place.createdAt,
            place.id,
            offset
        )
    }

    private func openedLast(_ offset: Int, behind place: EmailCursor) throws -> SQLRow? {
        try row(
            """
            SELECT last_opened_at AS at, id
            FROM emails
            WHERE (last_opened_at, id) < ($1, $2)
            ORDER BY last_opened_at DESC, id DESC
            LIMIT 1 OFFSET $3
            """,
            place.createdAt,
            place.id,
            offset
        )
    }
}
