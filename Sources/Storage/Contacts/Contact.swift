package import Engagement
package import Tracking

/// Somebody who is written to; shared by everybody in the workspace.
package struct Contact: Hashable, Sendable {
    /// Its id.
    package let id: ContactID
    /// What they are called; empty where only the address is known.
    package var name: String
    /// Their first address: the one that they are written to.
    package var address: String
    /// Their further addresses, in order.
    package var otherAddresses: [String] = []
    /// Their phone number; empty where it is not known.
    package var phone: String
    /// What they are where they work; empty where it is not known.
    package var title = ""
    /// Where letters reach them, in lines; empty where that is not known.
    package var postalAddress = ""
    /// The time zone that they are in, as the tz database names it; empty where it is not known.
    package var timeZone = ""
    /// The language that they read (BCP 47); empty where it is not known.
    package var language = ""
    /// Whether they may be followed, as was said for themselves.
    package var preference: Preference
    /// The account that they belong to; `nil` where that is not known.
    package var account: AccountReference?
    /// When they were added.
    package let createdAt: Instant
    /// When they were taken off the lists; `nil` while they are on them.
    package internal(set) var archivedAt: Instant?
    /// The contact that this one turned out to be, and is no more but a name for; `nil` for all others.
    package internal(set) var mergedInto: ContactID?
    /// Why their first address is believed to be no good: the word of the server that said so; `nil` where it is not.
    package var addressFailure: String?
    /// When they called an email unwanted.
    package var complainedAt: Instant?
    /// Since when nothing is recorded of any email to them; `nil` where it is.
    package var silencedAt: Instant?
    /// When they stopped being followed on their own page.
    package var stoppedAt: Instant?
    /// Whether a consent of theirs is on record and was not withdrawn.
    package var hasConsent: Bool

    /// Puts a contact together.
    package init(
        id: ContactID,
        name: String,
        address: String,
        phone: String = "",
        preference: Preference = .allow,
        createdAt: Instant,
        addressFailure: String? = nil,
        complainedAt: Instant? = nil,
        silencedAt: Instant? = nil,
        stoppedAt: Instant? = nil,
        hasConsent: Bool = false
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.phone = phone
        self.preference = preference
        self.createdAt = createdAt
        self.addressFailure = addressFailure
        self.complainedAt = complainedAt
        self.silencedAt = silencedAt
        self.stoppedAt = stoppedAt
        self.hasConsent = hasConsent
    }

    /// What speaks against following them where people are asked first, or are not; nothing where they may be followed.
    package func objections(in mode: ConsentMode) -> [Objection] {
        preference.objections(
            in: mode,
            hasConsent: hasConsent,
            isSilenced: silencedAt != nil,
            ofAccount: account?.preference
        )
    }

    /// Whether they stopped being followed themselves, and nobody changed their preference since: they stay silenced.
    package var isStoppedByThemselves: Bool { stoppedAt != nil && preference == .disallow }

    /// The name, or the address where there is none.
    package var displayName: String { name.isEmpty ? address : name }

    /// What lists are sorted by: the display name without case and accents.
    package var sortKey: String { displayName.searchable }

    /// All their addresses, the first one first.
    package var addresses: [String] { [address] + otherAddresses }

    /// Whether they may be followed: a no of their account covers them (product §2.3).
    package var effectivePreference: Preference {
        preference == .disallow || account?.preference == .disallow ? .disallow : .allow
    }
}
