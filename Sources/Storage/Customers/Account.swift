package import Engagement
package import Tracking

/// A company or household that contacts belong to; shared by everybody in the workspace.
package struct Account: Hashable, Sendable {
    /// Its id.
    package let id: AccountID
    /// What it is called.
    package var name: String
    /// The domain of its people's addresses, in lower case; empty where it has none of its own.
    package var domain: String
    /// Its phone number; empty where it is not known.
    package var phone: String
    /// Where it is, in lines; empty where that is not known.
    package var postalAddress: String
    /// Whether its people may be followed: a no covers them all (product §2.3).
    package var preference: Preference
    /// When it was added.
    package let createdAt: Instant
    /// When it was taken off the lists; `nil` while it is on them.
    package internal(set) var archivedAt: Instant?

    /// Begins an account of which no more than the name is known.
    package init(id: AccountID, name: String, createdAt: Instant) {
        self.id = id
        self.name = name
        domain = ""
        phone = ""
        postalAddress = ""
        preference = .allow
        self.createdAt = createdAt
    }

    /// What lists are sorted by: the name without case and accents.
    package var sortKey: String { name.searchable }

    /// What lists are searched in.
    var searchText: String { "\(name) \(domain)".searchable }

    /// The account with everything in the form that is stored.
    func checked() throws(StoreError) -> Account {
        var account = self
        account.name = try name.checkedName(field: "name")
        account.domain = try domain.checkedDomain(field: "domain")
        account.phone = try phone.checkedPhone(field: "phone")
        account.postalAddress = try postalAddress.checkedLines(field: "postalAddress")
        return account
    }
}
