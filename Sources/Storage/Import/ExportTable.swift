internal import Engagement
internal import Tracking

/// A table of everything of one kind, in CSV, in the order of names; it is read piece by piece.
package struct ExportTable: Sendable {
    /// What it is a table of.
    package let kind: RecordKind
    private let store: Store
    private var place = Place.start

    /// How far it was read.
    private enum Place {
        case start
        case behind(RecordID?)
        case end
    }

    /// So many are read at once.
    private static let atOnce = 500

    /// Takes a store to read from.
    package init(of kind: RecordKind, from store: Store) {
        self.kind = kind
        self.store = store
    }

    /// The next piece; `nil` behind the last one.
    package mutating func next() async throws(StoreError) -> String? {
        switch place {
        case .end: return nil
        case .start:
            place = .behind(nil)
            return CSVText.row(columns)
        case .behind(let last):
            let (rows, newLast) =
                switch kind {
                case .contact: try await contacts(behind: last)
                case .account: try await accounts(behind: last)
                case .opportunity: try await opportunities(behind: last)
                }
            place = rows.count < Self.atOnce ? .end : .behind(newLast)
            return rows.joined()
        }
    }

    /// An import knows them by these names.
    private var columns: [String] {
        switch kind {
        case .contact:
            [
                "id", "name", "email", "other emails", "phone", "title", "account", "postal address", "time zone",
                "language", "preference",
            ]
        case .account: ["id", "name", "domain", "phone", "postal address", "preference"]
        case .opportunity: ["id", "name", "account", "people", "amount", "currency", "stage", "closed on"]
        }
    }

    private func contacts(behind last: RecordID?) async throws(StoreError) -> ([String], RecordID?) {
        let after = last.map { ContactID(uuid: $0.uuid) }
        let page = try await store.contacts(RecordQuery(after: after, limit: Self.atOnce))
        return (page.map(Self.row), page.last.map { RecordID(uuid: $0.id.uuid) })
    }

    private func accounts(behind last: RecordID?) async throws(StoreError) -> ([String], RecordID?) {
        let after = last.map { AccountID(uuid: $0.uuid) }
        let page = try await store.accounts(RecordQuery(after: after, limit: Self.atOnce))
        return (page.map(Self.row), page.last.map { RecordID(uuid: $0.id.uuid) })
    }

    private func opportunities(behind last: RecordID?) async throws(StoreError) -> ([String], RecordID?) {
        let after = last.map { OpportunityID(uuid: $0.uuid) }
        let page = try await store.opportunities(RecordQuery(after: after, limit: Self.atOnce))
        var rows: [String] = []
        for opportunity in page {
            var people: [String] = []
            for id in opportunity.contacts {
                if let contact = try await store.contact(id) { people.append(contact.address) }
            }
            rows.append(Self.row(opportunity, people.sorted()))
        }
        return (rows, page.last.map { RecordID(uuid: $0.id.uuid) })
    }

    private static func row(_ contact: Contact) -> String {
        CSVText.row([
            contact.id.description, contact.name, contact.address, contact.otherAddresses.joined(separator: ", "),
            contact.phone, contact.title, contact.account?.name ?? "", contact.postalAddress, contact.timeZone,
            contact.language, contact.preference.rawValue,
        ])
    }

    private static func row(_ account: Account) -> String {
        CSVText.row([
            account.id.description, account.name, account.domain, account.phone, account.postalAddress,
            account.preference.rawValue,
        ])
    }

    private static func row(_ opportunity: Opportunity, _ people: [String]) -> String {
        CSVText.row([
            opportunity.id.description, opportunity.name, opportunity.account?.name ?? "",
            people.joined(separator: ", "), opportunity.amount?.amount ?? "", opportunity.amount?.currency ?? "",
            opportunity.stage.rawValue, opportunity.closedOn?.text ?? "",
        ])
    }
}
