package import Tracking

extension Store {
    /// What judging needs to know of these copies; those that don't exist are left out.
    package func facts(
        for copies: Set<CopyReference>
    ) async throws(StoreError) -> [CopyReference: RecordedCopy] {
        try await read { sql, now in
            var traces: [UserID: [SessionTrace]] = [:]
            var facts: [CopyReference: RecordedCopy] = [:]
            for copy in copies {
                guard let row = try sql.facts(of: copy) else { continue }
                let seller: UserID = try row.id("seller_id")
                if traces[seller] == nil {
                    traces[seller] = try sql.traces(of: seller, after: now - SessionTrace.lifetime)
                }
                facts[copy] = try RecordedCopy(row, seller: seller, traces: traces[seller] ?? [])
            }
            return facts
        }
    }

    /// The stored hits of these copies since then, oldest first: neighbours for judging.
    ///
    /// Their address is the network.
    ///
    /// Hits that were folded into one come back as its first and its last.
    package func recentHits(
        of copies: Set<CopyReference>,
        since: Instant
    ) async throws(StoreError) -> [CopyReference: [Hit]] {
        try await read { sql, _ in
            var hits: [CopyReference: [Hit]] = [:]
            for copy in copies {
                let stored = try sql.hits(of: copy, since: since)
                if !stored.isEmpty {
                    hits[copy] = stored.sorted { $0.at < $1.at }
                }
            }
            return hits
        }
    }
}

extension SQLConnection {
    fileprivate func facts(of copy: CopyReference) throws -> SQLRow? {
        try row(
            """
            SELECT e.seller_id, e.silenced_at, r.handed_over_at, r.is_sandbox, s.user_id AS sender
            FROM recipients r
            JOIN emails e ON e.id = r.email_id
            LEFT JOIN sender_addresses s ON s.user_id = e.seller_id AND s.address_key = r.address_key
            WHERE r.email_id = $1 AND r.ordinal = $2 AND e.status <> 'draft'
            """,
            copy.email,
            copy.recipient
        )
    }

    fileprivate func hits(of copy: CopyReference, since: Instant) throws -> [Hit] {
        let rows = try rows(
            """
            SELECT kind, ordinal, method, at, last_at, network, agent, accept, language, purpose, byte_range,
                was_served
            FROM hits
            WHERE email_id = $1 AND recipient = $2 AND last_at >= $3
            ORDER BY last_at
            """,
            copy.email,
            copy.recipient,
            since
        )
        return try rows.flatMap { row in
            let times = Set([try row.instant("at"), try row.instant("last_at")])
            return try times.filter { $0 >= since }.map { try Hit(row, copy: copy, at: $0) }
        }
    }
}

extension RecordedCopy {
    fileprivate init(_ row: SQLRow, seller: UserID, traces: [SessionTrace]) throws {
        self.init(
            seller: seller,
            facts: CopyFacts(
                handedOver: try row.optionalInstant("handed_over_at"),
                isSandbox: try row.truth("is_sandbox"),
                isAddressedToSender: try row.optionalBytes("sender") != nil,
                senderSessions: traces
            ),
            isSilenced: try row.optionalInstant("silenced_at") != nil
        )
    }
}

extension Hit {
    fileprivate init(_ row: SQLRow, copy: CopyReference, at instant: Instant) throws {
        guard let kind = HitKind(rawValue: UInt8(clamping: try row.number("kind"))) else {
            throw DatabaseError.unexpectedColumn("kind")
        }
        guard let method = HitMethod(rawValue: UInt8(clamping: try row.number("method"))) else {
            throw DatabaseError.unexpectedColumn("method")
        }
        guard let network = NetworkAddress(bytes: try row.bytes("network")) else {
            throw DatabaseError.unexpectedColumn("network")
        }
        self.init(
            at: instant,
            kind: kind,
            copy: copy,
            ordinal: try row.ordinal("ordinal"),
            method: method,
            address: network,
            agent: try row.text("agent"),
            headers: HitHeaders(
                accept: try row.optionalText("accept"),
                language: try row.optionalText("language"),
                purpose: try row.optionalText("purpose"),
                range: try row.optionalText("byte_range")
            ),
            wasServed: try row.truth("was_served")
        )
    }
}
