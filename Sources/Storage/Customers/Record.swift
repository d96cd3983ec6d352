package import Tracking

/// What an email can be about: a contact, an account or an opportunity.
package enum Record: Hashable, Sendable {
    /// A person.
    case contact(ContactID)
    /// A company or household.
    case account(AccountID)
    /// Something that may be sold.
    case opportunity(OpportunityID)

    /// Its id, as it stands where any of them may stand.
    package var id: RecordID {
        switch self {
        case .contact(let id): RecordID(uuid: id.uuid)
        case .account(let id): RecordID(uuid: id.uuid)
        case .opportunity(let id): RecordID(uuid: id.uuid)
        }
    }

    /// Which of the three it is.
    package var kind: RecordKind {
        switch self {
        case .contact: .contact
        case .account: .account
        case .opportunity: .opportunity
        }
    }
}

/// Which of the three things that an email can be about.
package enum RecordKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person.
    case contact
    /// A company or household.
    case account
    /// Something that may be sold.
    case opportunity
}

/// What an email is about, with its name.
package struct RecordReference: Hashable, Sendable {
    /// Which.
    package let record: Record
    /// What it is called.
    package let name: String
    /// What tells it from others of that name: an address, a domain, an account; empty where nothing does.
    package let detail: String
}

extension RecordReference {
    init(_ row: SQLRow) throws {
        let id: RecordID = try row.id("id")
        record =
            switch try row.word("kind", RecordKind.self) {
            case .contact: .contact(ContactID(uuid: id.uuid))
            case .account: .account(AccountID(uuid: id.uuid))
            case .opportunity: .opportunity(OpportunityID(uuid: id.uuid))
            }
        name = try row.text("name")
        detail = try row.text("detail")
    }
}
