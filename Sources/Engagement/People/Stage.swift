/// How far an opportunity got.
package enum Stage: String, Sendable, Codable, CaseIterable {
    /// Somebody showed interest.
    case new
    /// It is worth the time.
    case qualified
    /// They have an offer.
    case proposed
    /// They talk about terms.
    case negotiating
    /// They bought.
    case won
    /// They did not.
    case lost

    /// Whether it came to an end, which has a date.
    package var isClosed: Bool { self == .won || self == .lost }

    /// What people call it.
    package var words: String {
        switch self {
        case .new: "New"
        case .qualified: "Qualified"
        case .proposed: "Proposed"
        case .negotiating: "Negotiating"
        case .won: "Won"
        case .lost: "Lost"
        }
    }
}
