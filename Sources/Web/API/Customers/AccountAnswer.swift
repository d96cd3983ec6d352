internal import Engagement
internal import Storage
internal import Tracking

/// A company or household that contacts belong to.
struct AccountAnswer: Encodable, Sendable {
    let id: AccountID
    let name: String
    let domain: String
    let phone: String
    let postalAddress: String
    let preference: Preference
    let createdAt: Instant
    let archived: Bool

    init(_ account: Account) {
        id = account.id
        name = account.name
        domain = account.domain
        phone = account.phone
        postalAddress = account.postalAddress
        preference = account.preference
        createdAt = account.createdAt
        archived = account.archivedAt != nil
    }
}

/// An account as it stands in answers about something else.
struct AccountReferenceAnswer: Encodable, Sendable {
    let id: AccountID
    let name: String
    let preference: Preference

    init(_ account: AccountReference) {
        id = account.id
        name = account.name
        preference = account.preference
    }
}
