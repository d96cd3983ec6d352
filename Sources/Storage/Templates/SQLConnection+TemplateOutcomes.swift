internal import Engagement
internal import Tracking

extension SQLConnection {
    /// What became of the emails from a template, everybody's; without sales where those are not asked for.
    func outcomes(of id: TemplateID, at now: Instant, withSales: Bool = true) throws -> TemplateOutcomes {
        let rows = try rows(
            """
            SELECT audience, sent, followed, opened, clicked, replied
            FROM template_figures
            WHERE template_id = $1
            """,
            id
        )
        let audiences = try rows.map { row in (try Audience(row), try TemplateFigures(row)) }
        return TemplateOutcomes(
            audiences: Dictionary(audiences) { TemplateFigures([$0, $1], sales: []) },
            sales: withSales ? try sales(of: id, at: now) : []
        )
    }

    /// What the opportunities are worth, by their amounts as they are now, that were won after its emails.
    func worth(of id: TemplateID) throws -> WonWorth {
        let rows = try rows(
            """
            SELECT o.currency, SUM(o.amount) AS units, COUNT(*) AS opportunities
            FROM template_sales s
            JOIN opportunities o ON o.id = s.opportunity_id
            WHERE s.template_id = $1 AND s.is_won = 1
            GROUP BY o.currency
            ORDER BY opportunities DESC, o.currency
            """,
            id
        )
        var (sums, unpriced): ([Money], Int) = ([], 0)
        for row in rows {
            if let currency = try row.optionalText("currency") {
                sums.append(Money(units: Int64(try row.number("units")), currency: currency))
            } else {
                unpriced = try row.number("opportunities")
            }
        }
        return WonWorth(sums: sums, unpriced: unpriced)
    }

    /// Most are of full age and lie in the order of their audience in the index, so only the younger ones have to be put in order.
    private func sales(of id: TemplateID, at now: Instant) throws -> [TemplateSales] {
        let rows = try rows(
            """
            SELECT audience, 3 AS age, COUNT(*) AS opportunities, SUM(is_won) AS won,
                SUM(CASE WHEN last_sent_at > $4 THEN is_open ELSE 0 END) AS undecided
            FROM template_sales
            WHERE template_id = $1 AND first_sent_at <= $4
            GROUP BY audience
            UNION ALL
            SELECT audience, CASE WHEN first_sent_at <= $3 THEN 2 WHEN first_sent_at <= $2 THEN 1 ELSE 0 END, COUNT(*),
                SUM(is_won), SUM(CASE WHEN last_sent_at > $4 THEN is_open ELSE 0 END)
            FROM template_sales
            WHERE template_id = $1 AND first_sent_at > $4
            GROUP BY 1, 2
            """,
            [id.sqlValue] + (1...3).map { TemplateSales.begin(ofAge: $0, at: now).sqlValue }
        )
        return try rows.map { row in
            TemplateSales(
                audience: try Audience(row),
                age: try row.number("age"),
                opportunities: try row.number("opportunities"),
                won: try row.number("won"),
                undecided: try row.number("undecided")
            )
        }
    }
}

extension Audience {
    /// Nobody is known of whom nothing was noted.
    fileprivate init(_ row: SQLRow) throws {
        self = try row.optionalNumber("audience").flatMap { Audience(rawValue: Int($0)) } ?? .strangers
    }
}

extension TemplateFigures {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            sent: try row.number("sent"),
            followed: try row.number("followed"),
            opened: try row.number("opened"),
            clicked: try row.number("clicked"),
            replied: try row.number("replied")
        )
    }
}
