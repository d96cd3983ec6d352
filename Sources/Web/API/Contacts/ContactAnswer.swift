internal import Engagement
internal import Storage
internal import Tracking

/// Somebody who is written to.
struct ContactAnswer: Encodable, Sendable {
    let id: ContactID
    let name: String
    let address: String
    let otherAddresses: [String]
    let phone: String
    let title: String
    let postalAddress: String
    let timeZone: String
    let language: String
    let preference: Preference
    @Nullable var account: AccountReferenceAnswer?
    let createdAt: Instant
    let archived: Bool
    @Nullable var mergedInto: ContactID?
    @Nullable var addressFailure: String?
    @Nullable var complainedAt: Instant?
    let hasConsent: Bool
    @Nullable var silencedAt: Instant?
    @Nullable var stoppedAt: Instant?

    init(_ contact: Contact) {
        id = contact.id
        name = contact.name
        address = contact.address
        otherAddresses = contact.otherAddresses
        phone = contact.phone
        title = contact.title
        postalAddress = contact.postalAddress
        timeZone = contact.timeZone
        language = contact.language
        preference = contact.preference
        _account = Nullable(wrappedValue: contact.account.map(AccountReferenceAnswer.init))
        createdAt = contact.createdAt
        archived = contact.archivedAt != nil
        _mergedInto = Nullable(wrappedValue: contact.mergedInto)
        _addressFailure = Nullable(wrappedValue: contact.addressFailure)
        _complainedAt = Nullable(wrappedValue: contact.complainedAt)
        hasConsent = contact.hasConsent
        _silencedAt = Nullable(wrappedValue: contact.silencedAt)
        _stoppedAt = Nullable(wrappedValue: contact.stoppedAt)
    }
}
