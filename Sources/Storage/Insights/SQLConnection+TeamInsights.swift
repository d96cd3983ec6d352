internal import Tracking

// Figures of a team are the sums of whoever is in it today: nothing is counted anew where somebody changes team.
extension SQLConnection {
    func insights(ofTeam team: TeamID, _ days: ClosedRange<InsightDay>) throws -> Insights {
        let rows = try rows(
            """
            SELECT span AS day, \(FigureSQL.sums)
            FROM insight_counts
            WHERE kind = 'seller' AND subject IN (SELECT id FROM users WHERE team_id = $1) AND grain = 1
                AND span BETWEEN $2 AND $3 AND sent > 0
            GROUP BY span
            ORDER BY span
            """,
            [team.sqlValue] + days.bounds
        )
        var insights = Insights()
        insights.days = try rows.map { try Insights.DayFigures($0) }
        insights.minutesToOpen = try median(ofTeam: team, .opened, days)
        insights.minutesToReply = try median(ofTeam: team, .replied, days)
        return insights
    }

    private func median(ofTeam team: TeamID, _ what: InsightDelay, _ days: ClosedRange<InsightDay>) throws -> Int? {
        let rows = try rows(
            """
            SELECT step, SUM(count) AS count
            FROM \(FigureSQL.stepsOfMembers)
            GROUP BY step
            """,
            days.spans + [what.sqlValue, team.sqlValue]
        )
        return DelayStep.median(try rows.steps())
    }

    /// Adds when people were active with the mail of a team.
    func addHours(ofTeam team: TeamID, in stretch: ZoneStretch, to hours: inout InsightHours) throws {
        let rows = try rows(
            """
            SELECT (slot + $4) / 4 % 168 AS hour, SUM(count) AS count
            FROM insight_slots
            WHERE kind = 'seller' AND subject IN (SELECT id FROM users WHERE team_id = $1) AND slot BETWEEN $2 AND $3
            GROUP BY (slot + $4) / 4 % 168
            """,
            team,
            stretch.slots.lowerBound,
            stretch.slots.upperBound,
            stretch.offset
        )
        for row in rows { hours.add(try row.number("count"), hour: try row.number("hour")) }
    }

    /// How much a team sent.
    func countEmails(ofTeam team: TeamID, _ days: ClosedRange<InsightDay>) throws -> Int {
        let row = try rows(
            """
            SELECT COUNT(*) AS sent
            FROM counted_emails
            WHERE seller_id IN (SELECT id FROM users WHERE team_id = $1) AND day BETWEEN $2 AND $3
            """,
            [team.sqlValue] + days.bounds
        ).first
        return try row?.number("sent") ?? 0
    }

    /// The sellers of a team, those with the most mail first.
    func sellers(ofTeam team: TeamID, _ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT users.name, users.id AS subject, \(FigureSQL.sums)
            FROM \(FigureSQL.spansOfMembers)
            JOIN users ON users.id = spans.subject
            GROUP BY users.id, users.name
            HAVING SUM(sent) > 0 AND (SUM(sent) < $8 OR (SUM(sent) = $8 AND users.id > $9))
            ORDER BY SUM(sent) DESC, users.id
            LIMIT $10
            """,
            days.spans + [team.sqlValue] + page.parameters
        )
    }

    /// Every team, those with the most mail first.
    func teams(_ days: ClosedRange<InsightDay>, _ page: InsightPage) throws -> [SQLRow] {
        try rows(
            """
            SELECT teams.name, teams.id AS subject, \(FigureSQL.sums)
            FROM (
                SELECT subject, \(FigureSQL.sums)
                FROM \(FigureSQL.spansOfSellers)
                GROUP BY subject
            ) sums
            JOIN users ON users.id = sums.subject
            JOIN teams ON teams.id = users.team_id
            GROUP BY teams.id, teams.name
            HAVING SUM(sent) > 0 AND (SUM(sent) < $7 OR (SUM(sent) = $7 AND teams.id > $8))
            ORDER BY SUM(sent) DESC, teams.id
            LIMIT $9
            """,
            days.spans + page.parameters
        )
    }

    /// The first of all teams and of all sellers, those with the most mail first; everybody's sums are added up once for both.
    func teamsAndSellers(_ days: ClosedRange<InsightDay>, limit: Int) throws -> [SQLRow] {
        try rows(
            """
            WITH sums AS (
                SELECT subject, \(FigureSQL.sums)
                FROM \(FigureSQL.spansOfSellers)
                GROUP BY subject
                HAVING SUM(sent) > 0
            )
            SELECT is_team, name, subject, \(FigureSQL.columns)
            FROM (
                SELECT 1 AS is_team, teams.name, teams.id AS subject, \(FigureSQL.sums)
                FROM sums
                JOIN users ON users.id = sums.subject
                JOIN teams ON teams.id = users.team_id
                GROUP BY teams.id, teams.name
                ORDER BY SUM(sent) DESC, teams.id
                LIMIT $7
            ) sums_of_teams
            UNION ALL
            SELECT is_team, name, subject, \(FigureSQL.columns)
            FROM (
                SELECT 0 AS is_team, users.name, sums.subject, \(FigureSQL.columns)
                FROM sums
                JOIN users ON users.id = sums.subject
                ORDER BY sums.sent DESC, sums.subject
                LIMIT $7
            ) sums_of_sellers
            ORDER BY is_team, sent DESC, subject
            """,
            days.spans + [max(0, limit).sqlValue]
        )
    }
}
