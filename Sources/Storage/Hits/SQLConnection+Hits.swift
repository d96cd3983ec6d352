internal import Engagement
internal import Tracking

extension SQLConnection {
    /// The hits of a copy that may go on: those that came after that moment, the oldest first.
    func hits(of copy: CopyReference, after instant: Instant) throws -> [RecordedHit] {
        let rows = try rows(
            """
            SELECT id, kind, ordinal, method, at, last_at, network, agent, verdict, interaction_id, was_served
            FROM hits
            WHERE email_id = $1 AND recipient = $2 AND last_at > $3
            ORDER BY last_at
            """,
            copy.email,
            copy.recipient,
            instant
        )
        return try rows.map { try RecordedHit($0) }
    }

    /// Stores what a hit became: a new row, or a number in one.
    func write(_ hit: RecordedHit, of copy: CopyReference) throws {
        if let new = hit.new {
            try insert(new, hit)
        } else if hit.added > 0 {
            try run(
                "UPDATE hits SET last_at = $3, count = count + $4 WHERE email_id = $1 AND id = $2",
                copy.email,
                hit.id,
                hit.lastAt,
                hit.added
            )
        }
    }

    /// Counts hits that are not kept onto the latest of their token that is; answers its interaction: `.some(nil)` for a visit
    /// of the recipient's page, `nil` where there is no such hit.
    func count(_ surplus: HitSurplus) throws -> InteractionID?? {
        let latest = try row(
            """
            SELECT id, last_at, interaction_id
            FROM hits
            WHERE email_id = $1 AND recipient = $2 AND kind = $3 AND ordinal = $4
            ORDER BY last_at DESC
            LIMIT 1
            """,
            surplus.token.copy.email,
            surplus.token.copy.recipient,
            surplus.token.kind,
            surplus.token.ordinal
        )
        guard let latest else { return nil }
        let id: HitID = try latest.id("id")
        try run(
            "UPDATE hits SET last_at = $3, count = count + $4 WHERE email_id = $1 AND id = $2",
            surplus.token.copy.email,
            id,
            max(latest.instant("last_at"), surplus.lastAt),
            surplus.count
        )
        return .some(try latest.optionalID("interaction_id"))
    }

    /// Stores a hit with what was made of it; of its address only the network is kept (product §4.3).
    private func insert(_ hit: JudgedHit, _ row: RecordedHit) throws {
        try run(
            """
            INSERT INTO hits
                (email_id, id, recipient, kind, ordinal, method, at, last_at, count, network, agent, agent_family,
                accept, language, purpose, byte_range, verdict, confidence, reasons, proxy, device_type,
                device_system, device_program, place, interaction_id, network_number, network_owner, network_kind,
                is_senders, was_served)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27, $28, $29, $30)
            """,
            hit.hit.copy.email,
            row.id,
            hit.hit.copy.recipient,
            hit.hit.kind,
            hit.hit.ordinal,
            hit.hit.method,
            row.at,
            row.lastAt,
            row.added,
            hit.hit.address.network.bytes,
            hit.hit.agent,
            hit.agentFamily,
            hit.hit.headers.accept,
            hit.hit.headers.language,
            hit.hit.headers.purpose,
            hit.hit.headers.range,
            hit.judgement.verdict,
            hit.judgement.confidence,
            hit.judgement.storedReasons,
            hit.judgement.proxy,
            hit.device.type,
            hit.device.system,
            hit.device.program,
            hit.place,
            row.interaction,
            hit.network.number.map(Int64.init),
            hit.network.owner,
            hit.network.kind?.rawValue,
            hit.isSenders,
            hit.hit.wasServed
        )
    }
}
