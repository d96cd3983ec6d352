internal import Tracking

// Figures of one person or account: each copy to one of them counts.
extension SQLConnection {
    func insights(ofContact id: ContactID, _ query: InsightQuery) throws -> Insights {
        let rows = try rows(
            """
            SELECT m.day, m.followed, m.opened, m.perhaps_opened, m.clicked, m.viewed, m.replied, m.bounced, m.open_delay,
                m.reply_delay, 1 AS sent
            FROM contact_addresses k
            JOIN counted_copies m ON m.address_key = k.address_key
            WHERE k.contact_id = $1 AND m.day BETWEEN $2 AND $3 AND (
                $4 = 1 OR m.seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
            )
            """,
            [id.sqlValue] + query.parameters
        )
        return try Insights(copies: rows)
    }

    func insights(ofAccount id: AccountID, _ query: InsightQuery) throws -> Insights {
        let rows = try rows(
            """
            SELECT m.day, m.followed, m.opened, m.perhaps_opened, m.clicked, m.viewed, m.replied, m.bounced, m.open_delay,
                m.reply_delay, 1 AS sent
            FROM contacts c
            JOIN contact_addresses k ON k.contact_id = c.id
            JOIN counted_copies m ON m.address_key = k.address_key
            WHERE c.account_id = $1 AND m.day BETWEEN $2 AND $3 AND (
                $4 = 1 OR m.seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
            )
            """,
            [id.sqlValue] + query.parameters
        )
        return try Insights(copies: rows)
    }
}

extension Insights {
    /// One row for each copy.
    fileprivate init(copies rows: [SQLRow]) throws {
        self.init()
        var sums: [Int: InsightFigures] = [:]
        var (opens, replies): ([Int: Int], [Int: Int]) = ([:], [:])
        for row in rows {
            sums[try row.number("day"), default: .init()].add(try InsightFigures(row))
            if let delay = try row.optionalNumber("open_delay") { opens[DelayStep.step(of: delay), default: 0] += 1 }
            if let delay = try row.optionalNumber("reply_delay") { replies[DelayStep.step(of: delay), default: 0] += 1 }
        }
        days = sums.sorted { $0.key < $1.key }.map { DayFigures(day: InsightDay(number: $0.key), figures: $0.value) }
        minutesToOpen = DelayStep.median(opens)
        minutesToReply = DelayStep.median(replies)
    }
}
