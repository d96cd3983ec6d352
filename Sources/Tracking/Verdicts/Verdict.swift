/// What is believed to have made a hit.
package enum Verdict: String, Sendable, Codable, CaseIterable {
    /// A person on the recipient's side.
    case human
    /// A scanner, prefetcher or other program.
    case machine
    /// The sender's own side.
    case own
    /// It can't be told.
    case unknown
}
