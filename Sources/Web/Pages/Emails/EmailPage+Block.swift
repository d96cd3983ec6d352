internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

extension EmailModel {
    /// Blocking the email, or lifting the block; for administrators.
    struct Blocking {
        let blockLink: String
        let blockTitle: String
        let blockWords: String
        let blockVerb: String
        let asksReason: Bool
        let reasonTyped: String
        let reasonWrong: String?
        let longestReason = Block.longestReason

        /// `nil` where there is nothing to block, or for anybody else.
        init?(_ material: Material, typed: TypedBlock, faults: BlockFaults, for visit: Visit) {
            guard visit.user.role == .administrator, material.email.following.isFollowed else { return nil }
            asksReason = material.block == nil
            reasonTyped = typed.reason
            reasonWrong = faults.reason ?? faults.what
            if let block = material.block {
                blockLink = Route.liftBlock(block.id).path
                blockTitle = "This email is blocked"
                blockWords = "Why: “\(block.reason)”. Lifting the block brings its links and files back."
                blockVerb = "Lift the block"
            } else {
                blockLink = Route.blockEmail(material.email.id).path
                blockTitle = "Block this email"
                blockWords =
                    "For mail that was misused: its links and files then lead to a plain warning page, for everybody and at once."
                blockVerb = "Block this email"
            }
        }
    }

    /// What everybody who may open a blocked email is told; `nil` for any other email.
    static func blockNotice(_ block: Block?) -> String? {
        guard block != nil else { return nil }
        return "An administrator blocked this email because it was misused: its links and files lead to a warning page."
    }
}

extension EmailPage {
    /// Blocks the email; somebody who may not do so learns nothing of it.
    func block(_ request: Request, context: SignedInContext) async throws -> Response {
        guard context.user.role == .administrator else { throw Problem(.notFound) }
        let id = try context.id(EmailID.self)
        let typed = TypedBlock(try await request.form())
        do {
            try await site.desk.store.block(
                .email(id),
                reason: typed.reason,
                rules: site.desk.blockRules,
                by: context.viewer
            )
            return .seeOther(Route.email(id).path)
        } catch StoreError.invalid(let field, let problem) {
            return try await show(request, context, typed: typed, faults: BlockFaults(field, problem))
        }
    }
}
