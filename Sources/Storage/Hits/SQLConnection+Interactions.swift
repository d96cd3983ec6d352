internal import Engagement
internal import Tracking

extension SQLConnection {
    /// The interactions of a copy that went on after that moment.
    func interactions(of copy: CopyReference, after instant: Instant) throws -> [Interaction] {
        let rows = try rows(
            """
            SELECT email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons, proxy,
                device_type, device_system, device_program, place, was_served
            FROM interactions
            WHERE email_id = $1 AND recipient = $2 AND last_at > $3
            """,
            copy.email,
            copy.recipient,
            instant
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

    /// Stores how long an interaction went on, and how many hits it is made of.
    func update(_ interaction: Interaction) throws {
        try run(
            "UPDATE interactions SET last_at = $3, count = $4 WHERE email_id = $1 AND id = $2",
            interaction.copy.email,
            interaction.id,
            interaction.lastAt,
            interaction.count
        )
    }

    /// Stores an interaction that begins.
    func insert(_ interaction: Interaction) throws {
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
