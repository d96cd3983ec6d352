internal import Storage

/// The assistant's page as it is shown.
struct AssistantModel {
    let showsHandled: Bool
    /// How many more wait than are shown; `nil` for none.
    let moreWaiting: Int?
    let hasAllCards: Bool
    let allCards: [CardModel]

    /// So many cards are shown at most.
    private static let limit = 100

    /// Loads the top five, or as many as there are room for.
    static func load(
        showsHandled: Bool,
        showsMore: Bool,
        from store: Store,
        for visit: Visit
    ) async throws -> AssistantModel {
        let shown = showsHandled || showsMore ? limit : Site.cardsBeside
        let cards = try await store.cards(of: visit.viewer, includingHandled: showsHandled, limit: shown)
        let count = try await store.openCardCount(of: visit.user.id)
        return AssistantModel(
            showsHandled: showsHandled,
            moreWaiting: shown == limit || count <= cards.count ? nil : count - cards.count,
            hasAllCards: !cards.isEmpty,
            allCards: cards.enumerated().map { CardModel($1, isFirst: $0 == 0, visit: visit) }
        )
    }
}
