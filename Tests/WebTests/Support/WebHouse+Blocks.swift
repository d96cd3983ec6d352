import Storage

@testable import Web

extension WebHouse {
    /// Blocks something as the administrator.
    @discardableResult
    func block(_ kind: BlockKind, _ what: String, reason: String = "It spreads a virus") async throws -> Block {
        try await store.block(
            Blockable(kind, typed: what),
            reason: reason,
            rules: desk.blockRules,
            by: ada.viewer
        )
    }
}
