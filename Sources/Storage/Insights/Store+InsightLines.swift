package import Engagement
package import Tracking

extension Store {
    /// Each team with what became of the mail of whoever is in it today; none for whoever does not see everybody's figures.
    package func insightsByTeam(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<TeamID>] {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.isOfEverybody, query.template == nil, query.record == nil else { return [] }
            let lines: [InsightLine<TeamID>] = try sql.teams(query.days, page).map { try InsightLine($0) }
            return try sql.withMedians(lines, query.days, most: page.most)
        }
    }

    /// Each seller with what became of their mail, of a team where one is asked for; none for whoever sees no others'.
    package func insightsBySeller(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<UserID>] {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.seller == nil, query.template == nil, query.record == nil else { return [] }
            let rows =
                if let team = query.team { try sql.sellers(ofTeam: team, query.days, page) } else {
                    try sql.sellers(query.days, page)
                }
            let lines: [InsightLine<UserID>] = try rows.map { try InsightLine($0) }
            return try sql.withMedians(lines, query.days)
        }
    }

    /// The first teams and the first sellers, as ``insightsByTeam(_:_:viewer:)`` and ``insightsBySeller(_:_:viewer:)`` tell them.
    ///
    /// Both are added up from the sums of all sellers, which are read once for both.
    package func insightsByUser(
        _ query: InsightQuery,
        limit: Int,
        most: Int = InsightPage.most,
        viewer: Viewer
    ) async throws(StoreError) -> (teams: [InsightLine<TeamID>], sellers: [InsightLine<UserID>]) {
        try await read { sql, _ -> (teams: [InsightLine<TeamID>], sellers: [InsightLine<UserID>]) in
            let query = try sql.checked(query, for: viewer)
            guard query.seller == nil, query.template == nil, query.record == nil else { return ([], []) }
            if let team = query.team {
                let rows = try sql.sellers(ofTeam: team, query.days, InsightPage(limit: limit))
                let members: [InsightLine<UserID>] = try rows.map { try InsightLine($0) }
                return ([], try sql.withMedians(members, query.days))
            }
            let rows = try sql.teamsAndSellers(query.days, limit: limit)
            let teams: [InsightLine<TeamID>] = try rows.filter { try $0.truth("is_team") }.map { try InsightLine($0) }
            let users: [InsightLine<UserID>] = try rows.filter { try !$0.truth("is_team") }.map { try InsightLine($0) }
            return (try sql.withMedians(teams, query.days, most: most), try sql.withMedians(users, query.days))
        }
    }

    /// Each template with what became of the mail that was written from it: everybody's, one seller's, or a team's.
    ///
    /// The names of others' personal templates are left empty.
    package func insightsByTemplate(
        _ query: InsightQuery,
        _ page: InsightPage,
        viewer: Viewer
    ) async throws(StoreError) -> [InsightLine<TemplateID>] {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            guard query.template == nil, query.record == nil else { return [] }
            let rows =
                try query.isOfEverybody
                ? sql.templates(query.days, page, viewer) : sql.templates(ofChosen: query, page, viewer)
            let lines: [InsightLine<TemplateID>] = try rows.map { try InsightLine($0) }
            guard !query.isOfEverybody else { return try lines.map { try $0.with(sql.medians(of: $0.id, query.days)) } }
            // A team's emails would be looked through once more.
            let isLittle = query.team == nil || lines.reduce(0) { $0 + $1.figures.sent } <= page.most
            guard isLittle else { return lines }
            let medians = try sql.mediansByTemplate(query)
            return lines.map { $0.with(medians[$0.id] ?? InsightMedians()) }
        }
    }
}

extension InsightLine {
    init<Kind>(_ row: SQLRow) throws where Subject == ID<Kind> {
        self.init(id: try row.id("subject"), name: try row.text("name"), figures: try InsightFigures(row))
    }
}

extension SQLConnection {
    /// Teams with how long things took, where that is not too much mail to look through.
    fileprivate func withMedians(
        _ teams: [InsightLine<TeamID>],
        _ days: ClosedRange<InsightDay>,
        most: Int
    ) throws -> [InsightLine<TeamID>] {
        guard teams.reduce(0, { $0 + $1.figures.sent }) <= most else { return teams }
        return try teams.map { try $0.with(medians(of: InsightQuery(days: days, team: $0.id))) }
    }

    /// Sellers with how long things took.
    fileprivate func withMedians(
        _ sellers: [InsightLine<UserID>],
        _ days: ClosedRange<InsightDay>
    ) throws -> [InsightLine<UserID>] {
        try sellers.map { try $0.with(medians(of: InsightQuery(days: days, seller: $0.id))) }
    }

    fileprivate func sellers(_ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT users.name, sums.subject, \(FigureSQL.columns)
            FROM (
                SELECT subject, \(FigureSQL.sums)
                FROM \(FigureSQL.spansOfSellers)
                GROUP BY subject
                HAVING SUM(sent) > 0 AND (SUM(sent) < $7 OR (SUM(sent) = $7 AND subject > $8))
                ORDER BY SUM(sent) DESC, subject
                LIMIT $9
            ) sums
            JOIN users ON users.id = sums.subject
            ORDER BY sums.sent DESC, sums.subject
            """,
            days.spans + page.parameters
        )
    }

    fileprivate func templates(
        _ days: ClosedRange<InsightDay>,
        _ page: InsightPage,
        _ viewer: Viewer
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT CASE WHEN t.is_shared = 1 OR t.owner_id = $10 OR $11 = 1 THEN t.name ELSE '' END AS name, sums.subject,
                \(FigureSQL.columns)
            FROM (
                SELECT subject, \(FigureSQL.sums)
                FROM \(FigureSQL.spansOfTemplates)
                GROUP BY subject
                HAVING SUM(sent) > 0 AND (SUM(sent) < $7 OR (SUM(sent) = $7 AND subject > $8))
                ORDER BY SUM(sent) DESC, subject
                LIMIT $9
            ) sums
            JOIN templates t ON t.id = sums.subject
            ORDER BY sums.sent DESC, sums.subject
            """,
            days.spans + page.parameters + [viewer.user.sqlValue, viewer.mayOpenEverything.sqlValue]
        )
    }

    fileprivate func templates(
        ofChosen query: InsightQuery,
        _ page: InsightPage,
        _ viewer: Viewer
    ) throws -> [SQLRow] {
        try rows(
            """
            SELECT CASE WHEN t.is_shared = 1 OR t.owner_id = $8 OR $9 = 1 THEN t.name ELSE '' END AS name, sums.subject,
                \(FigureSQL.columns)
            FROM (
                SELECT template_id AS subject, COUNT(*) AS sent, \(FigureSQL.outcomesOfEmails)
                FROM counted_emails
                WHERE seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND day BETWEEN $3 AND $4
                    AND template_id IS NOT NULL
                GROUP BY template_id
                HAVING COUNT(*) < $5 OR (COUNT(*) = $5 AND template_id > $6)
                ORDER BY COUNT(*) DESC, template_id
                LIMIT $7
            ) sums
            JOIN templates t ON t.id = sums.subject
            ORDER BY sums.sent DESC, sums.subject
            """,
            query.whose + query.days.bounds + page.parameters
                + [viewer.user.sqlValue, viewer.mayOpenEverything.sqlValue]
        )
    }
}
