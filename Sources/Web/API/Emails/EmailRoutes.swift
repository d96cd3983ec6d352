internal import Engagement
internal import HTTPTypes
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/emails` and `/emails/{id}`: drafts and emails.
struct EmailRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiEmails.routerPath, use: list)
        router.post(RoutePattern.apiEmails.routerPath, use: create)
        router.get(RoutePattern.apiEmail.routerPath, use: show)
        router.patch(RoutePattern.apiEmail.routerPath, use: change)
        router.delete(RoutePattern.apiEmail.routerPath, use: delete)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        var query = EmailQuery(
            scope: items.choice("scope", of: [EmailQuery.Scope.mine, .all]) ?? .mine,
            followedOnly: items.truth("followed") ?? false,
            text: items.line("text", upTo: 200) ?? "",
            limit: limit + 1
        )
        for word in items.strings("status") {
            guard let status = EmailStatus(rawValue: word) else {
                let words = EmailStatus.allCases.map(\.rawValue).joined(separator: ", ")
                items.fault("status", "One of these is expected here: \(words).")
                continue
            }
            query.statuses.insert(status)
        }
        query.after = items.after().map { EmailCursor(createdAt: $0.at, id: $0.id) }
        try items.finish()
        let found = try await desk.store.emails(query, viewer: context.viewer)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                CursorText.text($0.createdAt, $0.id)
            } item: {
                EmailSummaryAnswer($0)
            }
        )
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let from = try await desk.usualSender(of: context.user)
        let base = Draft(from: from, wish: context.user.wishesFollowing)
        let body = try DraftBody(try await request.json(), changing: base, allowsVersion: false)
        let email = try await desk.store.createDraft(body.draft, by: context.viewer)
        var response = try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now), status: .created)
        response.headers[.location] = Route.apiEmail(email.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try JSONAnswer.response(EmailAnswer(try await desk.email(context), at: desk.clock.now))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        guard email.status.isUnsent else { throw Problem(.alreadySent) }
        let body = try DraftBody(try await request.json(), changing: Draft(of: email), allowsVersion: true)
        if email.status == .scheduled { return try await reschedule(email, body, context) }
        let changed = try await desk.store.updateDraft(
            email.id,
            to: body.draft,
            // Without a version the one that was just read holds, so that no change made meanwhile is lost.
            expecting: body.version ?? email.version,
            by: context.viewer
        )
        return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
    }

    /// Of an email that waits for its time nothing but that can be changed; without one it is a draft again.
    private func reschedule(_ email: Email, _ body: DraftBody, _ context: APIContext) async throws -> Response {
        var wanted = Draft(of: email)
        wanted.sendAt = body.draft.sendAt
        guard body.draft == wanted else { throw StoreError.scheduled }
        guard body.version == nil || body.version == email.version else {
            throw StoreError.versionConflict(current: email.version)
        }
        let store = desk.store
        let changed =
            if let moment = wanted.sendAt {
                try await store.queue(email.id, at: moment, by: context.viewer)
            } else {
                try await store.unschedule(email.id, by: context.viewer)
            }
        return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
    }

    private func delete(_ request: Request, context: APIContext) async throws -> Response {
        let deleted = try await desk.store.deleteDraft(try context.id(), by: context.viewer)
        return try JSONAnswer.response(DeletionAnswer(deleted))
    }

    private struct DeletionAnswer: Encodable {
        let id: EmailID
        /// What undoing needs.
        let undo: String

        init(_ deleted: DeletedDraft) {
            id = deleted.email
            undo = CursorText.text(deleted.deletedAt, deleted.email)
        }
    }
}

extension Desk {
    /// The email that the path names.
    func email(_ context: APIContext) async throws -> Email {
        guard let email = try await store.email(try context.id(), viewer: context.viewer) else {
            throw Problem(.notFound)
        }
        return email
    }

    /// Who a user's mail is from unless they say otherwise.
    func usualSender(of user: User) async throws -> Address {
        if let address = try await store.senderAddresses(of: user.id).first { return address }
        return try Address(name: user.name, address: user.address)
    }
}
