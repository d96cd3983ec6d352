package import Tracking

/// Where a card stands.
package enum CardState: Hashable, Sendable {
    /// It waits for the seller.
    case open
    /// It comes back at that time.
    case snoozed(until: Instant)
    /// The seller is done with it.
    case dismissed(at: Instant)
}
