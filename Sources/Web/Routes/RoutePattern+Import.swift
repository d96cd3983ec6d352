internal import Storage

extension RoutePattern {
    /// What it takes in a table of; `nil` for all that take none.
    var imports: RecordKind? {
        switch self {
        case .importPeople, .apiContactImport: .contact
        case .importAccounts, .apiAccountImport: .account
        case .importOpportunities, .apiOpportunityImport: .opportunity
        default: nil
        }
    }
}
