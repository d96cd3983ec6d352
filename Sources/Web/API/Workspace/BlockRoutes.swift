internal import Hummingbird
internal import Storage
internal import Tracking

/// `/blocks`: hosts, emails and keys that were misused; for administrators.
struct BlockRoutes: Sendable {
    let desk: Desk

    /// The longest text that names something: an URL whose host is meant, say.
    static let longestWhat = 2_048

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiBlocks.routerPath, use: list)
        router.post(RoutePattern.apiBlocks.routerPath, use: block)
        router.delete(RoutePattern.apiBlock.routerPath, use: lift)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var items = try QueryItems(request)
        let limit = items.limit()
        let areLifted = items.truth("lifted") ?? false
        let last: BlockID? = items.id("after")
        try items.finish()
        let (store, viewer) = (desk.store, context.viewer)
        let found =
            areLifted
            ? try await store.liftedBlocks(viewer: viewer, before: last, limit: limit + 1)
            : try await store.blocks(viewer: viewer, before: last, limit: limit + 1)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                $0.id.description
            } item: {
                BlockAnswer($0)
            }
        )
    }

    private func block(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var members = try Members(try await request.json())
        let kind = members.required("kind", members.choice("kind", of: BlockKind.allCases))
        let what = members.required("what", members.string("what", .line(1, upTo: Self.longestWhat)))
        let reason = members.required("reason", members.string("reason", .line(1, upTo: Block.longestReason)))
        try members.finish()
        guard let kind, let what, let reason else { throw Problem(.invalid) }
        let block = try await desk.store.block(
            Blockable(kind, typed: what),
            reason: reason,
            rules: desk.blockRules,
            by: context.viewer
        )
        return try JSONAnswer.response(BlockAnswer(block), status: .created)
    }

    private func lift(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.liftBlock(try context.id(), by: context.viewer)
        return Response(status: .noContent)
    }
}
