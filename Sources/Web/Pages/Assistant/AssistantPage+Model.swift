internal import Storage

/// The assistant's page as it is shown.
struct AssistantModel {
    let showsHandled: Bool
    let hasAllCards: Bool
    let allCards: [CardModel]

    /// So many cards are shown at most.
    private static let limit = 100

    static func load(showsHandled: Bool, from store: Store, for visit: Visit) async throws -> AssistantModel {
        let cards = try await store.cards(of: visit.viewer, includingHandled: showsHandled, limit: limit)
        return AssistantModel(
            showsHandled: showsHandled,
            hasAllCards: !cards.isEmpty,
            allCards: cards.enumerated().map { CardModel($1, isFirst: $0 == 0, visit: visit) }
        )
    }
}
