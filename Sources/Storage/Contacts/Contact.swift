package import Engagement
package import Tracking

/// Somebody who is written to; shared by everybody in the workspace.
package struct Contact: Hashable, Sendable {
    /// Its id.
    package let id: ContactID
    /// What they are called; empty where only the address is known.
    package var name: String
    /// Their address.
    package var address: String
    /// Their phone number; empty where it is not known.
    package var phone: String
    /// Whether they may be followed.
    package var preference: Preference
    /// When they were added.
    package let createdAt: Instant
    /// Why their address is believed to be no good: the word of the server that said so; `nil` where it is not.
    package var addressFailure: String?
    /// When they called an email unwanted.
    package var complainedAt: Instant?

    /// Puts a contact together.
    package init(
        id: ContactID,
        name: String,
        address: String,
        phone: String = "",
        preference: Preference = .allow,
        createdAt: Instant,
        addressFailure: String? = nil,
        complainedAt: Instant? = nil
    ) {
        self.id = id
        self.name = name
        self.address = address
        self.phone = phone
        self.preference = preference
        self.createdAt = createdAt
        self.addressFailure = addressFailure
        self.complainedAt = complainedAt
    }

    /// The name, or the address where there is none.
    package var displayName: String { name.isEmpty ? address : name }

    /// What lists are sorted by: the display name without case and accents.
    package var sortKey: String { displayName.searchable }
}
