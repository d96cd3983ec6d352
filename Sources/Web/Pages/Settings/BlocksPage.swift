internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// What was misused and leads nowhere any more: `/settings/blocks`, for administrators.
struct BlocksPage: Sendable {
    let site: Site

    private var store: Store { site.desk.store }

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.blocks.routerPath) { request, context in
            try await show(request, context, typed: TypedBlock(), faults: BlockFaults())
        }
        router.post(RoutePattern.blocks.routerPath, use: block)
        router.post(RoutePattern.liftBlock.routerPath, use: lift)
    }

    private func block(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireAdministrator()
        let typed = TypedBlock(try await request.form())
        do {
            let block = try await store.block(
                Blockable(typed.kind, typed: typed.what),
                reason: typed.reason,
                rules: site.desk.blockRules,
                by: context.viewer
            )
            return .seeOther(PageAddress(.blocks).with("blocked", block.id.description).text)
        } catch StoreError.invalid(let field, let problem) {
            return try await show(request, context, typed: typed, faults: BlockFaults(field, problem))
        }
    }

    private func lift(_ request: Request, context: SignedInContext) async throws -> Response {
        let block = try await store.liftBlock(try context.id(BlockID.self), by: context.viewer)
        if case .email(let email) = block.what, try await request.form()["from"] == "email" {
            return .seeOther(Route.email(email).path)
        }
        return .seeOther(PageAddress(.blocks).with("lifted", block.id.description).text)
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        typed: TypedBlock,
        faults: BlockFaults
    ) async throws -> Response {
        try context.requireAdministrator()
        let visit = site.visit(request, context)
        let model = try await BlocksQuery(desk: site.desk, visit: visit).model(
            before: request.query("before").flatMap { BlockID($0) },
            justLifted: request.query("lifted").flatMap { BlockID($0) },
            typed: typed,
            faults: faults
        )
        let made = request.query("blocked").flatMap { BlockID($0) }
        return try await site.page(
            .settingsBlocks,
            title: "Blocks",
            model,
            for: visit,
            at: .settings,
            notice: try await notice(of: made, visit),
            status: faults.isEmpty ? .ok : .unprocessableContent
        )
    }

    private func notice(of id: BlockID?, _ visit: Visit) async throws -> Frame.Notice? {
        guard let id, let block = try await store.block(id, viewer: visit.viewer) else { return nil }
        return block.lifting == nil ? .done(block.what.doneWords) : nil
    }
}

extension Blockable {
    /// What is said when it was blocked.
    fileprivate var doneWords: String {
        switch self {
        case .host: "\(text) and every name below it are blocked. Links there lead to a warning page now."
        case .email: "The email is blocked. Its links and files lead to a warning page now."
        case .key: "Key \(text) is blocked. What it sealed leads to a warning page now."
        }
    }
}
