internal import ArgumentParser
internal import Storage

/// What a table that is written or taken in is about.
enum TableKind: String, ExpressibleByArgument, CaseIterable {
    case contacts, accounts, opportunities

    var record: RecordKind {
        switch self {
        case .contacts: .contact
        case .accounts: .account
        case .opportunities: .opportunity
        }
    }
}
