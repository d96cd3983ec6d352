internal import Mail
internal import Storage
internal import Tracking

/// A recipient of an email, and how far their copy got.
struct RecipientAnswer: Encodable, Sendable {
    let ordinal: UInt16
    let field: RecipientField
    let address: String
    @Nullable var name: String?
    @Nullable var contact: ContactID?
    let status: Status
    @Nullable var handedOverAt: Instant?
    @Nullable var failure: String?

    enum Status: String, Encodable, Sendable {
        case waiting
        case handedOver
        case failed
    }

    init(_ recipient: Recipient) {
        ordinal = recipient.ordinal
        field = recipient.field
        address = recipient.address.address
        _name = Nullable(wrappedValue: recipient.address.name)
        _contact = Nullable(wrappedValue: recipient.contact)
        switch recipient.status {
        case .waiting:
            status = .waiting
            _handedOverAt = Nullable()
            _failure = Nullable()
        case .handedOver(let at):
            status = .handedOver
            _handedOverAt = Nullable(wrappedValue: at)
            _failure = Nullable()
        case .failed(let reason):
            status = .failed
            _handedOverAt = Nullable()
            _failure = Nullable(wrappedValue: reason)
        }
    }
}
