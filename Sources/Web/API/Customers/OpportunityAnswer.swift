internal import Engagement
internal import Storage
internal import Tracking

/// Something that may be sold.
struct OpportunityAnswer: Encodable, Sendable {
    let id: OpportunityID
    let name: String
    @Nullable var account: AccountReferenceAnswer?
    let contacts: [ContactID]
    @Nullable var amount: MoneyAnswer?
    let stage: Stage
    @Nullable var closedOn: String?
    let createdAt: Instant
    let archived: Bool

    init(_ opportunity: Opportunity) {
        id = opportunity.id
        name = opportunity.name
        _account = Nullable(wrappedValue: opportunity.account.map(AccountReferenceAnswer.init))
        contacts = opportunity.contacts.sorted()
        _amount = Nullable(wrappedValue: opportunity.amount.map(MoneyAnswer.init))
        stage = opportunity.stage
        _closedOn = Nullable(wrappedValue: opportunity.closedOn?.text)
        createdAt = opportunity.createdAt
        archived = opportunity.archivedAt != nil
    }
}

/// An amount in a currency; a text, since numbers of JSON lose cents.
struct MoneyAnswer: Encodable, Sendable {
    let amount: String
    let currency: String

    init(_ money: Money) {
        amount = money.amount
        currency = money.currency
    }
}
