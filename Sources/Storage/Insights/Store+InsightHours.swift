package import Engagement
package import Foundation
internal import Tracking

extension Store {
    /// When people opened, clicked, viewed and answered on these days, on the clock of a zone; whatever day the mail was sent.
    package func insightHours(
        _ query: InsightQuery,
        in zone: TimeZone,
        viewer: Viewer
    ) async throws(StoreError) -> InsightHours {
        let stretches = ZoneStretch.stretches(of: query.days, in: zone)
        return try await read { sql, _ in
            let query = try sql.checked(query, for: viewer)
            var hours = InsightHours()
            if let subject = query.subject {
                for stretch in stretches { try sql.addHours(of: subject, in: stretch, to: &hours) }
            } else if let team = query.wholeTeam {
                for stretch in stretches { try sql.addHours(ofTeam: team, in: stretch, to: &hours) }
            } else {
                hours = try sql.hours(of: query, stretches)
            }
            return hours
        }
    }
}

extension SQLConnection {
    fileprivate func addHours(
        of subject: InsightSubject,
        in stretch: ZoneStretch,
        to hours: inout InsightHours
    ) throws {
        let rows = try rows(
            """
            SELECT (slot + $5) / 4 % 168 AS hour, SUM(count) AS count
            FROM insight_slots
            WHERE kind = $1 AND subject = $2 AND slot BETWEEN $3 AND $4
            GROUP BY (slot + $5) / 4 % 168
            """,
            subject.kind,
            subject.bytes,
            stretch.slots.lowerBound,
            stretch.slots.upperBound,
            stretch.offset
        )
        for row in rows { hours.add(try row.number("count"), hour: try row.number("hour")) }
    }

    /// What no sums are kept of is counted.
    fileprivate func hours(of query: InsightQuery, _ stretches: [ZoneStretch]) throws -> InsightHours {
        let rows =
            switch query.record {
            case nil: try slots(ofChosen: query)
            case .contact(let id): try slots(ofContact: id, query)
            case .account(let id): try slots(ofAccount: id, query)
            case .opportunity(let id): try slots(ofOpportunity: id, query)
            }
        var hours = InsightHours()
        for row in rows {
            let slot = Int64(try row.number("slot"))
            guard let stretch = stretches.first(where: { $0.slots.contains(slot) }) else { continue }
            hours.add(try row.number("count"), hour: Int((slot + stretch.offset) / 4 % 168))
        }
        return hours
    }

    private func slots(ofContact id: ContactID, _ query: InsightQuery) throws -> [SQLRow] {
        try slots(
            ofCopies: """
                SELECT q.email_id, q.recipient
                FROM contact_addresses k
                JOIN counted_copies q ON q.address_key = k.address_key
                WHERE k.contact_id = $1 AND q.day <= $3 AND (
                    $4 = 1 OR q.seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
                )
                """,
            [id.sqlValue] + query.parameters
        )
    }

    private func slots(ofAccount id: AccountID, _ query: InsightQuery) throws -> [SQLRow] {
        try slots(
            ofCopies: """
                SELECT q.email_id, q.recipient
                FROM contacts c
                JOIN contact_addresses k ON k.contact_id = c.id
                JOIN counted_copies q ON q.address_key = k.address_key
                WHERE c.account_id = $1 AND q.day <= $3 AND (
                    $4 = 1 OR q.seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
                )
                """,
            [id.sqlValue] + query.parameters
        )
    }

    private func slots(ofOpportunity id: OpportunityID, _ query: InsightQuery) throws -> [SQLRow] {
        try slots(
            ofEmails: """
                SELECT id AS email_id
                FROM emails
                WHERE regarding = $1 AND (
                    $4 = 1 OR seller_id IN (SELECT id FROM users WHERE id = $5 OR team_id = $6)
                )
                """,
            [id.sqlValue] + query.parameters
        )
    }

    /// Of one seller's mail from one template, or a team's.
    private func slots(ofChosen query: InsightQuery) throws -> [SQLRow] {
        try slots(
            ofEmails: """
                SELECT m.email_id
                FROM users u
                JOIN counted_emails m ON m.seller_id = u.id
                WHERE $4 = 0 AND (u.id = $5 OR u.team_id = $6) AND m.day <= $3 AND m.template_id = $1
                """,
            [query.template.sqlValue] + query.parameters
        )
    }

    /// When people did something with the copies that a statement finds, on the days from `$2` to `$3`.
    private func slots(ofCopies copies: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
        try slots(
            of: copies,
            interacted: "i.recipient = copies.recipient",
            answered: "p.recipient = copies.recipient",
            parameters
        )
    }

    /// The same with all copies of the emails that a statement finds.
    private func slots(ofEmails emails: String, _ parameters: [SQLValue]) throws -> [SQLRow] {
        try slots(of: emails, interacted: "1 = 1", answered: "p.recipient IS NOT NULL", parameters)
    }

    private func slots(
        of copies: String,
        interacted: String,
        answered: String,
        _ parameters: [SQLValue]
    ) throws -> [SQLRow] {
        try rows(
            """
            WITH copies AS (\(copies))
            SELECT i.at / 900000000 AS slot, COUNT(*) AS count
            FROM copies
            JOIN interactions i ON i.email_id = copies.email_id AND \(interacted)
            WHERE i.verdict = 'human' AND i.was_served = 1 AND i.at / 86400000000 BETWEEN $2 AND $3
            GROUP BY i.at / 900000000
            UNION ALL
            SELECT p.at / 900000000, COUNT(*)
            FROM copies
            JOIN replies p ON p.email_id = copies.email_id AND \(answered)
            WHERE p.kind = 'replied' AND p.at / 86400000000 BETWEEN $2 AND $3
            GROUP BY p.at / 900000000
            """,
            parameters
        )
    }
}
