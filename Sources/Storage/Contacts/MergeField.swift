internal import Engagement
internal import Tracking

/// What of a person is taken from the one or the other when both turn out to be the same.
package enum MergeField: String, Hashable, Sendable, Codable, CaseIterable {
    /// The name.
    case name
    /// The first address; the other one becomes a further one.
    case address
    /// The phone number.
    case phone
    /// The title.
    case title
    /// The account.
    case account
    /// The postal address.
    case postalAddress
    /// The time zone.
    case timeZone
    /// The language.
    case language
}

extension Contact {
    /// The person that two turn out to be: this one, with what is chosen of the other, or known of the other alone.
    ///
    /// A no of either or of their account holds for both, for all their addresses, and so does silence.
    func merged(with other: Contact, taking fields: Set<MergeField>) -> Contact {
        var contact = self
        func chosen(_ own: String, _ others: String, _ field: MergeField) -> String {
            own.isEmpty || (fields.contains(field) && !others.isEmpty) ? others : own
        }
        contact.name = chosen(name, other.name, .name)
        contact.phone = chosen(phone, other.phone, .phone)
        contact.title = chosen(title, other.title, .title)
        contact.postalAddress = chosen(postalAddress, other.postalAddress, .postalAddress)
        contact.timeZone = chosen(timeZone, other.timeZone, .timeZone)
        contact.language = chosen(language, other.language, .language)
        if account == nil || (fields.contains(.account) && other.account != nil) { contact.account = other.account }
        let all = fields.contains(.address) ? other.addresses + addresses : addresses + other.addresses
        contact.address = all[0]
        contact.otherAddresses = Array(all.dropFirst())
        if other.preference == .disallow { contact.preference = .disallow }
        // A no of the account that one of them leaves covered their addresses.
        let wasRefused = effectivePreference == .disallow || other.effectivePreference == .disallow
        if wasRefused, contact.effectivePreference == .allow { contact.preference = .disallow }
        contact.silencedAt = silencedAt ?? other.silencedAt
        contact.stoppedAt = stoppedAt ?? other.stoppedAt
        contact.complainedAt = complainedAt ?? other.complainedAt
        return contact
    }

    /// What others are like them by: the name, and the addresses without what stands behind a plus.
    func likenesses(in account: AccountID?) -> Set<Likeness> {
        var likenesses = Set(
            addresses.map { Likeness(words: "address:" + Self.base(of: $0.lowercased()), account: nil) }
        )
        if let account, !name.isEmpty {
            likenesses.insert(Likeness(words: "name:" + name.searchable, account: account))
        }
        return likenesses
    }

    /// One thing that people may be the same by.
    struct Likeness: Hashable {
        let words: String
        /// Within which account alone it means something; `nil` for anywhere.
        let account: AccountID?
    }

    private static func base(of address: String) -> String {
        guard let at = address.lastIndex(of: "@"), let plus = address[..<at].firstIndex(of: "+"),
            plus > address.startIndex
        else { return address }
        return String(address[..<plus] + address[at...])
    }

    /// Whether another one is like them: the name in the same account, or an address but for what stands behind a plus.
    func isLike(_ other: Contact) -> Bool {
        !likenesses(in: account?.id).isDisjoint(with: other.likenesses(in: other.account?.id))
    }
}
