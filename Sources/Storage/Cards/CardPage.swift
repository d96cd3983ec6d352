internal import Tracking

/// A page of a list of cards.
package struct CardPage: Hashable, Sendable {
    /// What is on it.
    package let cards: [CardDetail]
    /// Behind which the next page begins; `nil` where this is the last one.
    package let next: CardCursor?
}

extension SQLConnection {
    /// A page of so many of these places; one more than fit tells that there is another page.
    func page(of places: [CardCursor], limit: Int, at now: Instant) throws -> CardPage {
        let shown = places.prefix(limit)
        let cards = try shown.compactMap { try card($0.id, at: now) }
        return CardPage(cards: cards, next: places.count > limit ? shown.last : nil)
    }
}
