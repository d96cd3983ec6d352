internal import Engagement
internal import Storage
internal import Tracking

/// The one card that a script tells of beside those of the panel, where it may not stand among the first.
struct ToldCard {
    /// `nil` where none was asked for, or it does not wait for who asks.
    let told: CardModel?

    init(_ id: CardID?, from store: Store, for visit: Visit) async throws {
        guard let id, let detail = try await store.card(id, of: visit.viewer), detail.card.waits(at: visit.now) else {
            told = nil
            return
        }
        told = CardModel(detail, isFirst: false, visit: visit)
    }
}
