package import Engagement
package import Tracking

extension Store {
    /// Each person with what became of the copies to them; `nil` where that is too much mail to look up.
    package func insightsByContact(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<ContactID>]? {
        try await insights(.contacts, query, page, viewer) { sql, query, id in
            try sql.insights(ofContact: id, query).medians
        }
    }

    /// Each account with what became of the copies to its people; `nil` where that is too much mail to look up.
    package func insightsByAccount(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<AccountID>]? {
        try await insights(.accounts, query, page, viewer) { sql, query, id in
            try sql.insights(ofAccount: id, query).medians
        }
    }

    /// Each opportunity with what became of the mail that was about it; `nil` where that is too much mail to look up.
    package func insightsByOpportunity(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<OpportunityID>]? {
        try await insights(.opportunities, query, page, viewer) { sql, query, id in
            try sql.insights(ofOpportunity: id, query).medians
        }
    }

    private func insights<Kind>(
        _ records: LookedUp,
        _ query: InsightQuery,
        _ page: InsightPage,
        _ viewer: Viewer,
        medians: @escaping @Sendable (any SQLConnection, InsightQuery, ID<Kind>) throws -> InsightMedians
    ) async throws(StoreError) -> [InsightLine<ID<Kind>>]? {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.template == nil, query.record == nil else { return [] }
            guard try query.seller != nil || sql.countEmails(query) <= page.most else { return nil }
            let found: [InsightLine<ID<Kind>>] = try sql.lines(records, query, page).map { try InsightLine($0) }
            return try found.map { try $0.with(medians(sql, query, $0.id)) }
        }
    }
}

extension SQLConnection {
    /// How much everybody sent, or a team.
    fileprivate func countEmails(_ query: InsightQuery) throws -> Int {
        let days = query.days
        if let team = query.team { return try countEmails(ofTeam: team, days) }
        let row = try row(
            """
            SELECT COALESCE(SUM(sent), 0) AS sent
            FROM insight_counts
            WHERE kind = 'everybody' AND subject = $1 AND grain = 1 AND span BETWEEN $2 AND $3
            """,
            InsightSubject.everybody.bytes,
            days.lowerBound.number,
            days.upperBound.number
        )
        return try row?.number("sent") ?? 0
    }

    /// A line for each of those that the mail went to or was about, those with the most mail first.
    fileprivate func lines(_ records: LookedUp, _ query: InsightQuery, _ page: InsightPage) throws -> [SQLRow] {
        let isChosen = !query.isOfEverybody
        let whose = isChosen ? "m.seller_id IN (SELECT id FROM users WHERE id = $6 OR team_id = $7) AND" : ""
        return try rows(
            """
            SELECT \(records.id) AS subject, \(records.name) AS name, COUNT(*) AS sent, \(records.outcomes)
            FROM counted_emails m
            \(records.joins)
            WHERE \(whose) m.day BETWEEN $1 AND $2
            GROUP BY \(records.id)
            HAVING COUNT(*) < $3 OR (COUNT(*) = $3 AND \(records.id) > $4)
            ORDER BY COUNT(*) DESC, \(records.id)
            LIMIT $5
            """,
            query.days.bounds + page.parameters + (isChosen ? query.whose : [])
        )
    }
}

/// What is looked up for each email `m`, since it may change: in the words of the statement.
private struct LookedUp: Sendable {
    let id: String
    let name: String
    /// Each copy counts, or each email.
    let outcomes: String
    let joins: String

    static let contacts = LookedUp(
        id: "c.id",
        name: "CASE WHEN c.name = '' THEN c.address ELSE c.name END",
        outcomes: FigureSQL.outcomes(of: "q"),
        joins: copies
    )

    static let accounts = LookedUp(
        id: "a.id",
        name: "a.name",
        outcomes: FigureSQL.outcomes(of: "q"),
        joins: copies + " JOIN accounts a ON a.id = c.account_id"
    )

    static let opportunities = LookedUp(
        id: "o.id",
        name: "o.name",
        outcomes: FigureSQL.outcomes(of: "m"),
        joins: "JOIN emails e ON e.id = m.email_id JOIN opportunities o ON o.id = e.regarding"
    )

    private static let copies = """
        JOIN counted_copies q ON q.email_id = m.email_id
        JOIN contact_addresses k ON k.address_key = q.address_key
        JOIN contacts c ON c.id = k.contact_id
        """
}

extension ClosedRange<InsightDay> {
    /// First and last day.
    var bounds: [SQLValue] { [lowerBound.number.sqlValue, upperBound.number.sqlValue] }
}
