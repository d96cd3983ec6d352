internal import Storage

/// The cards that wait about one email, person, account or opportunity, on its own page.
struct OwnCards {
    let aboutCards: [CardModel]

    /// So many are shown.
    static let limit = 5

    /// `nil` where none waits.
    init?(_ cards: [CardDetail], for visit: Visit) {
        guard !cards.isEmpty else { return nil }
        aboutCards = cards.map { CardModel($0, isFirst: false, visit: visit) }
    }
}
