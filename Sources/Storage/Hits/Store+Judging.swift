package import Engagement
package import Tracking

extension Store {
    /// What judging needs to know of these copies; those that don't exist are left out.
    package func facts(
        for copies: Set<CopyReference>
    ) async throws(StoreError) -> [CopyReference: RecordedCopy] {
        try await read { sql, now in
            var traces: [UserID: [SessionTrace]] = [:]
            var facts: [CopyReference: RecordedCopy] = [:]
            // In the order in which they lie: neighbours share most of what has to be read.
            for copy in copies.sorted() {
                guard let row = try sql.facts(of: copy) else { continue }
                let seller: UserID = try row.id("seller_id")
                if traces[seller] == nil {
                    traces[seller] = try sql.traces(of: seller, after: now - SessionTrace.lifetime)
                }
                let isSandbox = try row.truth("is_sandbox")
                facts[copy] = try RecordedCopy(
                    row,
                    seller: seller,
                    traces: traces[seller] ?? [],
                    // In the sandbox nobody is a stranger (product §4.5).
                    usual: isSandbox
                        ? []
                        : try sql.usualVisitors(
                            at: row.text("address_key"),
                            besides: copy.email,
                            since: now - Visitor.memory
                        )
                )
            }
            return facts
        }
    }

    /// The stored hits of these copies, oldest first: all of each copy, or the latest ones where it has very many.
    ///
    /// Their address is the network.
    ///
    /// Hits that were folded into one come back as its first and its last. A row that can't be read is left out and told: one
    /// that went bad must not stop the hits of everybody.
    package func storedHits(
        of copies: Set<CopyReference>,
        unreadable: @escaping @Sendable (CopyReference, any Error) -> Void = { _, _ in }
    ) async throws(StoreError) -> [CopyReference: [StoredHit]] {
        try await read { sql, _ in
            var hits: [CopyReference: [StoredHit]] = [:]
            for copy in copies.sorted() {
                let stored = try sql.hits(of: copy) { unreadable(copy, $0) }
                if !stored.isEmpty {
                    hits[copy] = stored.sorted { $0.hit.at < $1.hit.at }
                }
            }
            return hits
        }
    }

    /// How many hits are kept of each token of these copies, day by day, from the day of that moment on.
    package func keptHits(
        of copies: Set<CopyReference>,
        onDaysFrom instant: Instant
    ) async throws(StoreError) -> [DailyRoom.Page: Int] {
        try await read { sql, _ in
            var kept: [DailyRoom.Page: Int] = [:]
            for copy in copies {
                try sql.countHits(of: copy, onDaysFrom: instant, into: &kept)
            }
            return kept
        }
    }

    /// The copies with a hit since then, in no order.
    package func copiesWithHits(since: Instant) async throws(StoreError) -> [CopyReference] {
        try await read { sql, _ in
            let rows = try sql.rows("SELECT email_id, recipient FROM hits WHERE last_at >= $1", since)
            let copies = try rows.map { row in
                CopyReference(email: try row.id("email_id"), recipient: try row.ordinal("recipient"))
            }
            return Array(Set(copies))
        }
    }
}

extension SQLConnection {
    fileprivate func facts(of copy: CopyReference) throws -> SQLRow? {
        try row(
            """
            SELECT e.seller_id, COALESCE(e.silenced_at, c.silenced_at) AS silenced_at, r.address_key, r.handed_over_at, r.is_sandbox,
                r.answered_at, r.quoted_at, s.user_id AS sender,
                (SELECT COUNT(*) FROM tracked_links t WHERE t.email_id = e.id) AS link_count
            FROM recipients r
            JOIN emails e ON e.id = r.email_id
            LEFT JOIN sender_addresses s ON s.user_id = e.seller_id AND s.address_key = r.address_key
            LEFT JOIN contact_addresses k ON k.address_key = r.address_key
            LEFT JOIN contacts c ON c.id = k.contact_id
            WHERE r.email_id = $1 AND r.ordinal = $2 AND e.status <> 'draft'
            """,
            copy.email,
            copy.recipient
        )
    }

    fileprivate func countHits(
        of copy: CopyReference,
        onDaysFrom instant: Instant,
        into kept: inout [DailyRoom.Page: Int]
    ) throws {
        let day = DailyRoom.Page.microseconds
        let rows = try rows(
            """
            SELECT kind, ordinal, at / $4 AS day, COUNT(*) AS count
            FROM hits
            WHERE email_id = $1 AND recipient = $2 AND last_at >= $3
            GROUP BY kind, ordinal, at / $4
            """,
            copy.email,
            copy.recipient,
            instant.microseconds / day * day,
            day
        )
        for row in rows {
            let token = TokenReference(copy: copy, kind: try HitKind(row), ordinal: try row.ordinal("ordinal"))
            kept[DailyRoom.Page(token: token, day: Int64(try row.number("day")))] = try row.number("count")
        }
    }

    fileprivate func hits(of copy: CopyReference, unreadable: (any Error) -> Void) throws -> [StoredHit] {
        let rows = try rows(
            """
            SELECT id, kind, ordinal, method, at, last_at, network, agent, accept, language, purpose, byte_range, verdict,
                network_number, network_owner, network_kind, is_senders, was_served
            FROM hits
            WHERE email_id = $1 AND recipient = $2
            ORDER BY last_at DESC
            LIMIT $3
            """,
            copy.email,
            copy.recipient,
            StoredHit.limit
        )
        return rows.flatMap { row -> [StoredHit] in
            do {
                let (first, last) = (try row.instant("at"), try row.instant("last_at"))
                let hit = try StoredHit(row, copy: copy, at: first)
                return first == last ? [hit] : [hit, hit.again(at: last)]
            } catch {
                unreadable(error)
                return []
            }
        }
    }
}

extension RecordedCopy {
    fileprivate init(_ row: SQLRow, seller: UserID, traces: [SessionTrace], usual: Set<Visitor>) throws {
        self.init(
            seller: seller,
            facts: CopyFacts(
                handedOver: try row.optionalInstant("handed_over_at"),
                isSandbox: try row.truth("is_sandbox"),
                isAddressedToSender: try row.optionalBytes("sender") != nil,
                senderSessions: traces,
                linkCount: try row.number("link_count"),
                answered: try row.optionalInstant("answered_at"),
                quoted: try row.optionalInstant("quoted_at"),
                usualVisitors: usual
            ),
            isSilenced: try row.optionalInstant("silenced_at") != nil
        )
    }
}

extension StoredHit {
    fileprivate init(_ row: SQLRow, copy: CopyReference, at instant: Instant) throws {
        self.init(
            id: try row.id("id"),
            hit: try Hit(row, copy: copy, at: instant),
            verdict: try row.word("verdict"),
            network: NetworkFacts(
                number: try row.optionalNumber("network_number").map { UInt32(clamping: $0) },
                owner: try row.optionalText("network_owner"),
                kind: try row.optionalText("network_kind").flatMap(NetworkKind.init)
            ),
            isSenders: try row.truth("is_senders")
        )
    }
}

extension StoredHit {
    /// The last of those that were folded into it.
    fileprivate func again(at instant: Instant) -> StoredHit {
        StoredHit(id: id, hit: hit.again(at: instant), verdict: verdict, network: network, isSenders: isSenders)
    }
}

extension HitKind {
    fileprivate init(_ row: SQLRow) throws {
        guard let kind = HitKind(rawValue: UInt8(clamping: try row.number("kind"))) else {
            throw DatabaseError.unexpectedColumn("kind")
        }
        self = kind
    }
}

extension Hit {
    fileprivate init(_ row: SQLRow, copy: CopyReference, at instant: Instant) throws {
        guard let method = HitMethod(rawValue: UInt8(clamping: try row.number("method"))) else {
            throw DatabaseError.unexpectedColumn("method")
        }
        guard let network = NetworkAddress(bytes: try row.bytes("network")) else {
            throw DatabaseError.unexpectedColumn("network")
        }
        self.init(
            at: instant,
            kind: try HitKind(row),
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
