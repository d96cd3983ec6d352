internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/profile`: what somebody sets for themselves.
struct ProfileRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiProfile.routerPath, use: show)
        router.patch(RoutePattern.apiProfile.routerPath, use: change)
    }

    private struct ProfileAnswer: Encodable {
        let id: UserID
        let name: String
        let address: String
        let role: Role
        let follow: Bool
        let signature: String
        @Nullable var digestAt: String?
        let cardKinds: [CardKind]
        @Nullable var quietHours: QuietHoursAnswer?

        init(_ user: User, signature: String, wishes: AssistantWishes) {
            id = user.id
            name = user.name
            address = user.address
            role = user.role
            follow = user.wishesFollowing
            self.signature = signature
            _digestAt = Nullable(wrappedValue: wishes.digestAt.map(ClockTime.text))
            cardKinds = CardKind.allCases.filter { !wishes.cardsOff.contains($0) }
            _quietHours = Nullable(wrappedValue: wishes.quietHours.map(QuietHoursAnswer.init))
        }
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(of: context.user)
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let follow = members.truth("follow")
        let signature = members.string("signature", .text(upTo: User.longestSignature))
        let before = try await desk.store.assistantWishes(of: context.user.id)
        let wishes = members.assistantWishes(before)
        try members.finish()
        var user = context.user
        if let follow {
            try await desk.store.setWishesFollowing(follow, of: user.id)
            user.wishesFollowing = follow
        }
        if let signature { try await desk.store.setSignature(signature, of: user.id) }
        if wishes != before { try await desk.store.setAssistantWishes(wishes, of: user.id) }
        return try await answer(of: user)
    }

    private func answer(of user: User) async throws -> Response {
        let signature = try await desk.store.signature(of: user.id)
        let wishes = try await desk.store.assistantWishes(of: user.id)
        return try JSONAnswer.response(ProfileAnswer(user, signature: signature, wishes: wishes))
    }
}
