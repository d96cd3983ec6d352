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
