package import Engagement
package import Tracking

extension Store {
    /// What became of the mail of some days, as far as the viewer may see it.
    ///
    /// - Throws: ``StoreError/notFound`` where it is another seller's alone, or a template that they may not see.
    package func insights(_ query: InsightQuery, viewer: Viewer) async throws(StoreError) -> Insights {
        try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            if let subject = query.subject { return try sql.insights(of: subject, query.days) }
            if let team = query.wholeTeam { return try sql.insights(ofTeam: team, query.days) }
            switch query.record {
            case nil: return try sql.insightsOfChosen(query)
            case .contact(let id): return try sql.insights(ofContact: id, query)
            case .account(let id): return try sql.insights(ofAccount: id, query)
            case .opportunity(let id): return try sql.insights(ofOpportunity: id, query)
            }
        }
    }
}

extension Store {
    /// What a template is called, deleted ones as well; `nil` for one that the viewer may not see.
    package func templateName(_ id: TemplateID, viewer: Viewer) async throws(StoreError) -> String? {
        try await read { sql, _ in
            let row = try sql.row(
                "SELECT name FROM templates WHERE id = $1 AND (is_shared = 1 OR owner_id = $2 OR $3 = 1)",
                id,
                viewer.user,
                viewer.mayOpenEverything
            )
            return try row?.text("name")
        }
    }
}

extension SQLConnection {
    /// A question as far as the viewer may ask it.
    func checked(_ query: InsightQuery, for viewer: Viewer) throws -> InsightQuery {
        let query = try query.allowed(for: viewer, sellersTeam: query.seller.flatMap { try team(of: $0) })
        if let asked = query.team, try team(asked) == nil { throw StoreError.notFound }
        if let template = query.template {
            let row = try row(
                "SELECT 1 AS found FROM templates WHERE id = $1 AND (is_shared = 1 OR owner_id = $2 OR $3 = 1)",
                template,
                viewer.user,
                viewer.mayOpenEverything
            )
            guard row != nil else { throw StoreError.notFound }
        }
        return query
    }

    /// The team that a user is in.
    private func team(of user: UserID) throws -> TeamID? {
        try row("SELECT team_id FROM users WHERE id = $1", user)?.optionalID("team_id")
    }

    fileprivate func insights(of subject: InsightSubject, _ days: ClosedRange<InsightDay>) throws -> Insights {
        // Days are named one by one, so that each is looked up: of a range of days an engine would rather walk along the index by span,
        // with the rows of all others.
        let rows = try rows(
            """
            WITH RECURSIVE spans (span) AS (
                SELECT CAST($3 AS BIGINT)
                UNION ALL
                SELECT span + 1 FROM spans WHERE span < $4
            )
            SELECT c.span AS day, \(FigureSQL.columns)
            FROM spans
            CROSS JOIN insight_counts c
            WHERE c.kind = $1 AND c.subject = $2 AND c.grain = 1 AND c.span = spans.span AND c.sent > 0
            ORDER BY c.span
            """,
            subject.kind,
            subject.bytes,
            days.lowerBound.number,
            days.upperBound.number
        )
        var insights = Insights()
        insights.days = try rows.map { try Insights.DayFigures($0) }
        insights.minutesToOpen = try median(of: subject, .opened, days)
        insights.minutesToReply = try median(of: subject, .replied, days)
        return insights
    }

    /// The median of how long something took, in minutes; `nil` where it never happened.
    func median(
        of subject: InsightSubject,
        _ what: InsightDelay,
        _ days: ClosedRange<InsightDay>
    ) throws -> Int? {
        let rows = try rows(
            """
            SELECT step, SUM(count) AS count
            FROM \(FigureSQL.stepsOfSubject)
            GROUP BY step
            """,
            days.spans + [what.sqlValue, subject.kind.sqlValue, subject.bytes.sqlValue]
        )
        return DelayStep.median(try rows.steps())
    }

    /// Of one seller's mail from one template, or a team's.
    fileprivate func insightsOfChosen(_ query: InsightQuery) throws -> Insights {
        let parameters = query.whose + query.days.bounds + [query.template.sqlValue]
        let rows = try rows(
            """
            SELECT day, COUNT(*) AS sent, \(FigureSQL.outcomesOfEmails)
            FROM counted_emails
            WHERE seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND day BETWEEN $3 AND $4
                AND template_id = $5
            GROUP BY day
            ORDER BY day
            """,
            parameters
        )
        let steps = try self.rows(
            """
            SELECT open_step, reply_step
            FROM counted_emails
            WHERE seller_id IN (SELECT id FROM users WHERE id = $1 OR team_id = $2) AND day BETWEEN $3 AND $4
                AND template_id = $5
            """,
            parameters
        )
        return try Insights(days: rows, steps: steps)
    }

    /// Of mail that is about an opportunity: each email counts.
    func insights(ofOpportunity id: OpportunityID, _ query: InsightQuery) throws -> Insights {
        let parameters = [id.sqlValue] + query.parameters
        let rows = try rows(
            """
            SELECT c.day, COUNT(*) AS sent, \(FigureSQL.outcomesOfEmails)
            FROM emails e
            JOIN counted_emails c ON c.email_id = e.id
            WHERE e.regarding = $1 AND c.day BETWEEN $2 AND $3 AND (
                $4 = 1 OR e.seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
            )
            GROUP BY c.day
            ORDER BY c.day
            """,
            parameters
        )
        let steps = try self.rows(
            """
            SELECT c.open_step, c.reply_step
            FROM emails e
            JOIN counted_emails c ON c.email_id = e.id
            WHERE e.regarding = $1 AND c.day BETWEEN $2 AND $3 AND (
                $4 = 1 OR e.seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
            )
            """,
            parameters
        )
        return try Insights(days: rows, steps: steps)
    }
}

extension InsightQuery {
    /// First and last day, whether everybody's counts, and whose else: from `$2` to `$6`.
    var parameters: [SQLValue] { days.bounds + [isOfEverybody.sqlValue] + whose }
}

extension Insights {
    /// Days with their figures, and one row for each email with its steps.
    init(days rows: [SQLRow], steps: [SQLRow]) throws {
        self.init()
        days = try rows.map { try DayFigures($0) }
        minutesToOpen = DelayStep.median(try steps.steps("open_step"))
        minutesToReply = DelayStep.median(try steps.steps("reply_step"))
    }
}

extension Insights.DayFigures {
    init(_ row: SQLRow) throws {
        self.init(day: InsightDay(number: try row.number("day")), figures: try InsightFigures(row))
    }
}

extension [SQLRow] {
    /// How many of each step, from rows that say so.
    func steps() throws -> [Int: Int] {
        try reduce(into: [:]) { $0[try $1.number("step")] = try $1.number("count") }
    }

    /// How many of each step, from one row each.
    fileprivate func steps(_ column: String) throws -> [Int: Int] {
        try reduce(into: [:]) { counts, row in
            guard let step = try row.optionalNumber(column) else { return }
            counts[Int(step), default: 0] += 1
        }
    }
}
