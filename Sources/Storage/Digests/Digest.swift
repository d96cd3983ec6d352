internal import Engagement
package import Tracking

/// The cards that a seller has not been told of by mail yet.
package struct Digest: Hashable, Sendable {
    /// Whose they are.
    package let seller: User
    /// The cards, newest first; never none.
    package let cards: [CardDetail]
    /// How many cards wait for the seller altogether.
    package let waiting: Int
    /// When it is made.
    package let at: Instant

    /// Puts one together.
    package init(seller: User, cards: [CardDetail], waiting: Int, at: Instant) {
        self.seller = seller
        self.cards = cards
        self.waiting = waiting
        self.at = at
    }
}
