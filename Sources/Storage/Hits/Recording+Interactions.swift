internal import Engagement
internal import Tracking

extension Recording {
    /// The interaction that a new hit belongs to: one that goes on, or one that begins; `nil` for the recipient's page.
    mutating func interaction(for hit: JudgedHit, seller: UserID) throws -> InteractionID? {
        guard let kind = InteractionKind(hit.hit.kind) else { return nil }
        let open = try change.sql.interactions(thatMayFold: hit, kind: kind).first { interaction in
            interaction.folds(hit.hit, judgement: hit.judgement, device: hit.device)
        }
        if let open {
            try goOn(open, with: hit, seller: seller)
            return open.id
        }
        let begun = Interaction(kind, begunBy: hit)
        try change.sql.insert(begun)
        touch(begun, seller: seller)
        try count(begun)
        try alert(of: begun, seller: seller)
        return begun.id
    }

    /// One more hit of an interaction that is known by its id.
    mutating func goOn(_ id: InteractionID, with hit: JudgedHit, seller: UserID) throws {
        guard let interaction = try change.sql.interaction(id, of: hit.hit.copy.email) else { return }
        try goOn(interaction, with: hit, seller: seller)
    }

    private mutating func goOn(_ interaction: Interaction, with hit: JudgedHit, seller: UserID) throws {
        var interaction = interaction
        interaction.lastAt = max(interaction.lastAt, hit.hit.at)
        interaction.count += 1
        try change.sql.update(interaction)
        touch(interaction, seller: seller)
        try noteLastOpen(interaction)
    }
}

extension Interaction {
    fileprivate init(_ kind: InteractionKind, begunBy hit: JudgedHit) {
        self.init(
            id: .new(at: hit.hit.at),
            copy: hit.hit.copy,
            kind: kind,
            ordinal: kind.ordinal(of: hit.hit),
            at: hit.hit.at,
            lastAt: hit.hit.at,
            count: 1,
            judgement: hit.judgement,
            device: hit.device,
            place: hit.place,
            wasServed: hit.hit.wasServed
        )
    }
}

extension InteractionKind {
    /// Which thing it was done with; for an open the beacon and every image are one.
    fileprivate func ordinal(of hit: Hit) -> UInt16 { self == .opened ? 0 : hit.ordinal }
}

extension SQLConnection {
    /// The interactions that a hit may be one more of, the newest first; `Interaction.folds` has the last word.
    ///
    /// All that can be compared here is, so that a flood of different programs does not bring back a flood of rows.
    fileprivate func interactions(thatMayFold hit: JudgedHit, kind: InteractionKind) throws -> [Interaction] {
        let rows = try rows(
            """
            SELECT email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons, proxy,
                device_type, device_system, device_program, place, was_served
            FROM interactions
            WHERE email_id = $1 AND recipient = $2 AND kind = $3 AND verdict = $4 AND last_at > $5 AND ordinal = $6
                AND COALESCE(device_type, '') = $7 AND COALESCE(device_system, '') = $8
                AND COALESCE(device_program, '') = $9 AND was_served = $10
            ORDER BY last_at DESC, id DESC
            """,
            hit.hit.copy.email,
            hit.hit.copy.recipient,
            kind,
            hit.judgement.verdict,
            hit.hit.at - Interaction.foldingInterval,
            kind.ordinal(of: hit.hit),
            hit.device.type?.rawValue ?? "",
            hit.device.system ?? "",
            hit.device.program ?? "",
            hit.hit.wasServed
        )
        return try rows.map { try Interaction($0) }
    }

    func interaction(_ id: InteractionID, of email: EmailID) throws -> Interaction? {
        let row = try row(
            """
            SELECT email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons, proxy,
                device_type, device_system, device_program, place, was_served
            FROM interactions
            WHERE email_id = $1 AND id = $2
            """,
            email,
            id
        )
        return try row.map { try Interaction($0) }
    }

    fileprivate func update(_ interaction: Interaction) throws {
        try run(
            "UPDATE interactions SET last_at = $3, count = $4 WHERE email_id = $1 AND id = $2",
            interaction.copy.email,
            interaction.id,
            interaction.lastAt,
            interaction.count
        )
    }

    fileprivate func insert(_ interaction: Interaction) throws {
        try run(
            """
            INSERT INTO interactions
                (email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons, proxy,
                device_type, device_system, device_program, place, was_served)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            """,
            interaction.copy.email,
            interaction.id,
            interaction.copy.recipient,
            interaction.kind,
            interaction.ordinal,
            interaction.at,
            interaction.lastAt,
            interaction.count,
            interaction.judgement.verdict,
            interaction.judgement.confidence,
            interaction.judgement.storedReasons,
            interaction.judgement.proxy,
            interaction.device.type,
            interaction.device.system,
            interaction.device.program,
            interaction.place,
            interaction.wasServed
        )
    }
}
