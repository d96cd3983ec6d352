internal import Tracking

/// What shows that somebody agreed to be followed: when, how, and to what text (product §2.3).
struct ConsentProof: Hashable, Sendable {
    let givenAt: Instant
    let manner: String
    let words: String

    /// Checks it; none of it may be missing.
    init(givenAt: Instant, manner: String, words: String, at now: Instant) throws(StoreError) {
        self.givenAt = givenAt
        self.manner = try manner.checkedProof(field: "manner", longest: Consent.longestManner)
        self.words = try words.checkedProof(field: "words", longest: Consent.longestWords)
        guard givenAt <= now else {
            throw .invalid(field: "givenAt", problem: "This time is still ahead: give the day on which they agreed.")
        }
    }

    /// The proof of a consent on record.
    init(_ consent: Consent) {
        givenAt = consent.givenAt
        manner = consent.manner
        words = consent.words
    }
}

extension Change {
    /// Puts a consent on record.
    @discardableResult
    func record(_ proof: ConsentProof, of contact: ContactID, by user: UserID) throws -> Consent {
        let id = ConsentID.new(at: now)
        try sql.run(
            """
            INSERT INTO consents (id, contact_id, given_at, manner, words, recorded_at, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            id,
            contact,
            proof.givenAt,
            proof.manner,
            proof.words,
            now,
            user
        )
        try audit(.consentRecorded, subject: contact.description, by: user)
        return try sql.consent(id, of: contact)
    }
}

extension String {
    /// What was given as proof, without blanks around it.
    fileprivate func checkedProof(field: String, longest: Int) throws(StoreError) -> String {
        let text = trimmed
        guard !text.isEmpty else {
            throw .invalid(field: field, problem: "This is needed: without it nobody could show that they agreed.")
        }
        guard text.count <= longest else {
            throw .invalid(field: field, problem: "At most \(longest) characters fit here. Make it shorter.")
        }
        return text
    }
}
