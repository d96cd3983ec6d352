/// Which opportunities a list shows, by how far they got.
package enum OpportunityFilter: String, Hashable, Sendable, Codable, CaseIterable {
    /// Those that may still be sold.
    case open
    /// Those that were.
    case won
    /// Those that were not.
    case lost
    /// All of them.
    case all
}
