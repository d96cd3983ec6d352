internal import Engagement
internal import Tracking

extension SQLConnection {
    /// Folds a hit into an equal one that is less than 30 s old, if there is one (product §4.6); answers the interaction
    /// of that one: `.some(nil)` for a visit of the recipient's page, `nil` where the hit is new.
    ///
    /// Equal means token, agent, network, method and whether it was served, and also the verdict: a fetch that can't be told and the person's
    /// own half a minute later are two hits, else the later could never count.
    func foldIntoRepeated(_ hit: JudgedHit) throws -> InteractionID?? {
        let row = try row(
            """
            SELECT id, last_at, interaction_id
            FROM hits
            WHERE email_id = $1 AND recipient = $2 AND last_at > $3 AND at <= $4 AND kind = $5 AND ordinal = $6
                AND method = $7 AND verdict = $8 AND network = $9 AND agent = $10 AND was_served = $11
            ORDER BY last_at DESC, id DESC
            LIMIT 1
            """,
            hit.hit.copy.email,
            hit.hit.copy.recipient,
            hit.hit.at - Interaction.foldingInterval,
            hit.hit.at,
            hit.hit.kind,
            hit.hit.ordinal,
            hit.hit.method,
            hit.judgement.verdict,
            hit.hit.address.network.bytes,
            hit.hit.agent,
            hit.hit.wasServed
        )
        guard let row else { return nil }
        let id: HitID = try row.id("id")
        try run(
            "UPDATE hits SET last_at = $3, count = count + 1 WHERE email_id = $1 AND id = $2",
            hit.hit.copy.email,
            id,
            max(row.instant("last_at"), hit.hit.at)
        )
        return .some(try row.optionalID("interaction_id"))
    }

    /// Stores a hit with what was made of it; of its address only the network is kept (product §4.3).
    func insert(_ hit: JudgedHit, interaction: InteractionID?) throws {
        try run(
            """
            INSERT INTO hits
                (email_id, id, recipient, kind, ordinal, method, at, last_at, count, network, agent, agent_family,
                accept, language, purpose, byte_range, verdict, confidence, reasons, proxy, device_type,
                device_system, device_program, place, interaction_id, network_number, network_owner, network_kind,
                is_senders, was_served)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 1, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
                $20, $21, $22, $23, $24, $25, $26, $27, $28)
            """,
            hit.hit.copy.email,
            HitID.new(at: hit.hit.at),
            hit.hit.copy.recipient,
            hit.hit.kind,
            hit.hit.ordinal,
            hit.hit.method,
            hit.hit.at,
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
            interaction,
            hit.network.number.map(Int64.init),
            hit.network.owner,
            hit.network.kind?.rawValue,
            hit.isSenders,
            hit.hit.wasServed
        )
    }
}
