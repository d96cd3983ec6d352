package import Tracking

extension Store {
    /// The consents of a person, those recorded last first, withdrawn ones among them.
    package func consents(of contact: ContactID) async throws(StoreError) -> [Consent] {
        try await read { sql, _ in try sql.consents(of: contact) }
    }

    /// Records that somebody agreed to be followed: when, how, and to what text.
    ///
    /// Their preference stays as it is: an objection holds until somebody takes it back.
    @discardableResult
    package func recordConsent(
        of contact: ContactID,
        givenAt: Instant,
        manner: String,
        words: String,
        by user: UserID
    ) async throws(StoreError) -> Consent {
        let proof = try ConsentProof(givenAt: givenAt, manner: manner, words: words, at: clock.now)
        return try await write { change in
            guard try change.sql.contact(contact) != nil else { throw StoreError.notFound }
            return try change.record(proof, of: contact, by: user)
        }
    }

    /// Notes that a consent was withdrawn; it stays on record.
    @discardableResult
    package func withdrawConsent(
        _ id: ConsentID,
        of contact: ContactID,
        by user: UserID
    ) async throws(StoreError) -> Consent {
        try await write { change in
            let changed = try change.sql.run(
                """
                UPDATE consents
                SET withdrawn_at = $3, withdrawn_by = $4
                WHERE id = $1 AND contact_id = $2 AND withdrawn_at IS NULL
                """,
                id,
                contact,
                change.now,
                user
            )
            let consent = try change.sql.consent(id, of: contact)
            if changed == 1 { try change.audit(.consentWithdrawn, subject: contact.description, by: user) }
            return consent
        }
    }

    /// Undoes ``withdrawConsent(_:of:by:)``; what a person withdrew themselves only they can give anew.
    @discardableResult
    package func reinstateConsent(
        _ id: ConsentID,
        of contact: ContactID,
        by user: UserID
    ) async throws(StoreError) -> Consent {
        try await write { change in
            let changed = try change.sql.run(
                """
                UPDATE consents
                SET withdrawn_at = NULL, withdrawn_by = NULL
                WHERE id = $1 AND contact_id = $2 AND withdrawn_by IS NOT NULL
                """,
                id,
                contact
            )
            let consent = try change.sql.consent(id, of: contact)
            guard consent.withdrawal == nil else {
                throw StoreError.invalid(
                    field: "withdrawn",
                    problem: "They withdrew it themselves. Record a new consent when they give one."
                )
            }
            if changed == 1 { try change.audit(.consentReinstated, subject: contact.description, by: user) }
            return consent
        }
    }
}

extension SQLConnection {
    /// The consents of a person, those recorded last first, withdrawn ones among them.
    func consents(of contact: ContactID) throws -> [Consent] {
        let rows = try rows(
            """
            SELECT id, contact_id, given_at, manner, words, recorded_at, recorded_by, withdrawn_at, withdrawn_by
            FROM consents
            WHERE contact_id = $1
            ORDER BY recorded_at DESC, id DESC
            """,
            contact
        )
        return try rows.map { try Consent($0) }
    }

    /// One of them.
    func consent(_ id: ConsentID, of contact: ContactID) throws -> Consent {
        let row = try row(
            """
            SELECT id, contact_id, given_at, manner, words, recorded_at, recorded_by, withdrawn_at, withdrawn_by
            FROM consents
            WHERE id = $1 AND contact_id = $2
            """,
            id,
            contact
        )
        guard let row else { throw StoreError.notFound }
        return try Consent(row)
    }
}
