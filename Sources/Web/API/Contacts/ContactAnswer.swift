internal import Engagement
internal import Storage
internal import Tracking

/// Somebody who is written to.
struct ContactAnswer: Encodable, Sendable {
    let id: ContactID
    let name: String
    let address: String
    let phone: String
    let preference: Preference
    let createdAt: Instant
    @Nullable var addressFailure: String?
    @Nullable var complainedAt: Instant?

    init(_ contact: Contact) {
        id = contact.id
        name = contact.name
        address = contact.address
        phone = contact.phone
        preference = contact.preference
        createdAt = contact.createdAt
        _addressFailure = Nullable(wrappedValue: contact.addressFailure)
        _complainedAt = Nullable(wrappedValue: contact.complainedAt)
    }
}
