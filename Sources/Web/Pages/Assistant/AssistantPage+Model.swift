internal import Storage

/// The assistant's page as it is shown.
struct AssistantModel {
    let showsHandled: Bool
    /// How many more wait than are shown beside other pages too; `nil` for none, and where the list has pages.
    let moreWaiting: Int?
    let hasAllCards: Bool
    let allCards: [CardModel]
    let hasPages: Bool
    let newest: String?
    let older: String?
}

extension AssistantModel {
    /// So many cards are on a page.
    static let pageSize = 50

    /// Loads the top five, or a page of the list.
    static func load(_ choice: AssistantChoice, from store: Store, for visit: Visit) async throws -> AssistantModel {
        let hasPages = choice.shown != .first
        let page = try await store.cardPage(
            of: visit.viewer,
            includingHandled: choice.shown == .all,
            after: choice.after,
            limit: hasPages ? pageSize : Site.cardsBeside
        )
        let count = try await store.openCardCount(of: visit.user.id)
        let older = hasPages ? page.next.map { choice.address(after: $0) } : nil
        let newest = choice.after == nil ? nil : choice.address()
        return AssistantModel(
            showsHandled: choice.shown == .all,
            moreWaiting: hasPages || count <= page.cards.count ? nil : count - page.cards.count,
            hasAllCards: !page.cards.isEmpty,
            allCards: page.cards.enumerated().map { CardModel($1, isFirst: $0 == 0, visit: visit) },
            hasPages: newest != nil || older != nil,
            newest: newest,
            older: older
        )
    }
}
