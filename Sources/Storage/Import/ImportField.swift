/// What a column of a table of people, accounts or opportunities says.
package enum ImportField: String, Hashable, Sendable, Codable, CaseIterable {
    /// The id that it has here, as an export writes it.
    case id
    /// The whole name.
    case name
    /// The first name, where the last one has a column of its own.
    case firstName
    /// The last name.
    case lastName
    /// The address that they are written to.
    case address
    /// Further addresses, between commas, semicolons or line breaks.
    case otherAddresses
    /// The domain of an account's people.
    case domain
    /// The phone number.
    case phone
    /// What they are where they work.
    case title
    /// The name of their account.
    case account
    /// The addresses of those who have to do with an opportunity, between commas or semicolons.
    case people
    /// What an opportunity is worth.
    case amount
    /// In which currency.
    case currency
    /// How far an opportunity got.
    case stage
    /// The day on which it was won or lost.
    case closedOn
    /// The whole postal address.
    case postalAddress
    /// Street and number, where the postal address has several columns.
    case street
    /// The postal code.
    case postalCode
    /// The city.
    case city
    /// The country.
    case country
    /// The time zone.
    case timeZone
    /// The language.
    case language
    /// Whether they may be followed.
    case preference
    /// The day on which they agreed to be followed, or a no where they did not.
    case consent
    /// How they agreed.
    case consentManner
    /// The text that they agreed to.
    case consentWords

    /// What the columns of a table can say, in the order in which it is offered.
    package static func fields(of kind: RecordKind) -> [ImportField] {
        switch kind {
        case .contact:
            [
                .name, .firstName, .lastName, .address, .otherAddresses, .phone, .title, .account, .postalAddress,
                .street, .postalCode, .city, .country, .timeZone, .language, .preference, .consent, .consentManner,
                .consentWords,
            ]
        case .account:
            [.id, .name, .domain, .phone, .postalAddress, .street, .postalCode, .city, .country, .preference]
        case .opportunity: [.id, .name, .account, .people, .amount, .currency, .stage, .closedOn]
        }
    }

    /// What every row has to say.
    static func needed(of kind: RecordKind) -> ImportField { kind == .contact ? .address : .name }

    /// Whether several columns may say it.
    var mayRepeat: Bool { self == .otherAddresses || self == .people }
}
