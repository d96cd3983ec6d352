internal import Engagement
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
    @Nullable var nextTryAt: Instant?
    @Nullable var provenBy: ArrivalProof?
    let totals: TotalsAnswer

    enum Status: String, Encodable, Sendable {
        case waiting
        case retrying
        case handedOver
        case failed
        case unknown
    }

    init(_ recipient: Recipient) {
        ordinal = recipient.ordinal
        field = recipient.field
        address = recipient.address.address
        _name = Nullable(wrappedValue: recipient.address.name)
        _contact = Nullable(wrappedValue: recipient.contact)
        _provenBy = Nullable(wrappedValue: recipient.provenBy)
        totals = TotalsAnswer(recipient.totals)
        switch recipient.status {
        case .waiting: status = .waiting
        case .retrying(let retry):
            status = .retrying
            _failure = Nullable(wrappedValue: retry.words)
            _nextTryAt = Nullable(wrappedValue: retry.nextTryAt)
        case .handedOver(let at):
            status = .handedOver
            _handedOverAt = Nullable(wrappedValue: at)
        case .failed(let reason):
            status = .failed
            _failure = Nullable(wrappedValue: reason)
        case .unknown(let doubt):
            status = .unknown
            _failure = Nullable(wrappedValue: doubt.words)
        }
    }
}
