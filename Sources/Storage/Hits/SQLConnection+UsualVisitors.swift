internal import Tracking

extension SQLConnection {
    /// Where from and with what the owner of an address comes, by other mail that people of this workspace sent there; empty
    /// where that is not known well enough (``Visitor/usual(among:)``).
    ///
    /// Each step has its bound, so that neither a long acquaintance nor a flooded copy makes judging slow.
    func usualVisitors(at addressKey: String, besides email: EmailID, since: Instant) throws -> Set<Visitor> {
        let rows = try rows(
            """
            SELECT email_id, network, device_system, device_program
            FROM hits
            WHERE (email_id, recipient) IN (
                    SELECT email_id, ordinal
                    FROM recipients
                    WHERE address_key = $1 AND email_id <> $2 AND is_sandbox = 0
                    ORDER BY email_id DESC
                    LIMIT $3
                )
                AND last_at >= $4 AND verdict = 'human' AND proxy IS NULL AND device_system IS NOT NULL
                AND (network_kind IS NULL OR network_kind NOT IN ('pictureProxy', 'privacyRelay', 'mailReader'))
            LIMIT $5
            """,
            addressKey,
            email,
            Self.emails,
            since,
            Self.hits
        )
        var seen: [EmailID: Set<Visitor>] = [:]
        var last: SQLRow?
        // Hits of one email stand together, and most are of one visitor.
        for row in rows where row != last {
            last = row
            // A row of another email that went bad is no reason to refuse this one's hits.
            guard let network = (try? row.bytes("network")).flatMap({ NetworkAddress(bytes: $0) }) else { continue }
            let visitor = Visitor(
                network: network,
                system: try row.optionalText("device_system"),
                program: try row.optionalText("device_program")
            )
            seen[try row.id("email_id"), default: []].insert(visitor)
        }
        return Visitor.usual(among: Array(seen.values))
    }

    /// So many of the latest emails to an address are looked at, and so many hits of all of them together.
    private static var emails: Int { 5 }
    private static var hits: Int { 50 }
}

extension Visitor {
    /// People change their networks and devices: what they came with longer ago is no habit.
    static let memory = Duration.seconds(180 * 86_400)
}
