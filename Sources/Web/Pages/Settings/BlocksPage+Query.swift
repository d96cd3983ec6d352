internal import Storage
internal import Tracking

/// Finds what the page of blocks shows.
struct BlocksQuery {
    let desk: Desk
    let visit: Visit

    private static let pageSize = 50
    private static let liftedShown = 20

    func model(
        before id: BlockID?,
        justLifted: BlockID?,
        typed: TypedBlock,
        faults: BlockFaults
    ) async throws -> BlocksModel {
        let (store, viewer) = (desk.store, visit.viewer)
        let names = try await store.users().reduce(into: [:]) { $0[$1.id] = $1.name }
        let found = try await store.blocks(viewer: viewer, before: id, limit: Self.pageSize + 1)
        let shown = found.prefix(Self.pageSize)
        let last = found.count > Self.pageSize ? shown.last : nil
        let lifted = try await store.liftedBlocks(viewer: viewer, limit: Self.liftedShown)
        return BlocksModel(
            hasBlocks: !shown.isEmpty,
            blocks: shown.map { BlocksModel.Row($0, names: names, for: visit) },
            older: last.map { PageAddress(.blocks).with("before", $0.id.description).text },
            hasLifted: !lifted.isEmpty,
            liftedBlocks: lifted.map { BlocksModel.Row($0, names: names, for: visit) },
            undo: try await undo(of: justLifted),
            kinds: BlockKind.allCases.map {
                Choice(value: $0.rawValue, label: $0.choiceWords, isChosen: $0 == typed.kind)
            },
            what: typed.what,
            whatWrong: faults.what,
            reasonTyped: typed.reason,
            reasonWrong: faults.reason,
            keysWords: keysWords
        )
    }

    private func undo(of id: BlockID?) async throws -> BlocksModel.Undo? {
        guard let id, let block = try await desk.store.block(id, viewer: visit.viewer), block.lifting != nil else {
            return nil
        }
        return BlocksModel.Undo(
            words: "\(block.what.words) is not blocked any more.",
            kind: block.what.kind.rawValue,
            what: block.what.text,
            reason: block.reason
        )
    }

    private var keysWords: String? {
        let keys = desk.keys().keys.sorted().map(\.description)
        return keys.isEmpty ? nil : Counts.list(keys, of: keys.count)
    }
}
