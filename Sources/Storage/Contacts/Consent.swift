package import Tracking

/// One person's word that they may be followed, with its proof (product §2.3).
///
/// It stays on record whatever becomes of it.
package struct Consent: Hashable, Sendable {
    /// Its id.
    package let id: ConsentID
    /// Whose it is.
    package let contact: ContactID
    /// When they gave it.
    package let givenAt: Instant
    /// How they gave it, such as "by a tick in the form at the fair".
    package let manner: String
    /// The text that they agreed to.
    package let words: String
    /// When it was recorded.
    package let recordedAt: Instant
    /// Who recorded it.
    package let recordedBy: UserID
    /// What ended it; `nil` while it holds.
    package let withdrawal: Withdrawal?

    /// How a consent ended.
    package struct Withdrawal: Hashable, Sendable {
        /// When.
        package let at: Instant
        /// Who noted it; `nil` where the person did it themselves.
        package let by: UserID?

        /// Takes both.
        package init(at: Instant, by: UserID?) {
            self.at = at
            self.by = by
        }
    }

    /// The longest account of how it was given, in characters.
    package static let longestManner = 200
    /// The longest text that was agreed to, in characters.
    package static let longestWords = 10_000
}

extension Consent {
    init(_ row: SQLRow) throws {
        id = try row.id("id")
        contact = try row.id("contact_id")
        givenAt = try row.instant("given_at")
        manner = try row.text("manner")
        words = try row.text("words")
        recordedAt = try row.instant("recorded_at")
        recordedBy = try row.id("recorded_by")
        withdrawal = try row.optionalInstant("withdrawn_at").map {
            Withdrawal(at: $0, by: try row.optionalID("withdrawn_by"))
        }
    }
}
