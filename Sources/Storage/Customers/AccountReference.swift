package import Engagement
package import Tracking

/// The account that a contact or an opportunity belongs to.
package struct AccountReference: Hashable, Sendable {
    /// Which.
    package let id: AccountID
    /// What it is called.
    package let name: String
    /// Whether its people may be followed.
    package let preference: Preference

    /// Names an account; what else is known of it is found out when it is stored.
    package init(_ id: AccountID, name: String = "", preference: Preference = .allow) {
        self.id = id
        self.name = name
        self.preference = preference
    }
}

extension AccountReference {
    /// Reads the columns `account_id`, `account_name` and `account_preference`; `nil` where they are empty.
    init?(_ row: SQLRow) throws {
        guard let id: AccountID = try row.optionalID("account_id") else { return nil }
        self.init(id, name: try row.text("account_name"), preference: try row.word("account_preference"))
    }
}
