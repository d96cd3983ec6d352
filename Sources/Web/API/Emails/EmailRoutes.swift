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
        router.get(RoutePattern.apiEmailExport.routerPath, use: export)
        router.post(RoutePattern.apiEmails.routerPath, use: create)
        router.get(RoutePattern.apiEmail.routerPath, use: show)
        router.patch(RoutePattern.apiEmail.routerPath, use: change)
        router.delete(RoutePattern.apiEmail.routerPath, use: delete)
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        var query = items.emailQuery(at: desk.clock.now)
        query.limit = items.limit()
        query.after = items.after().map { EmailCursor(createdAt: $0.at, id: $0.id) }
        try items.finish()
        let page = try await desk.store.emailPage(query, viewer: context.viewer)
        return try JSONAnswer.response(
            PageAnswer(
                page.emails.map(EmailSummaryAnswer.init),
                next: page.next.map { CursorText.text($0.createdAt, $0.id) }
            )
        )
    }

    private func export(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let query = items.emailQuery(at: desk.clock.now)
        try items.finish()
        return CSVAnswer.emails(query, from: desk.store, viewer: context.viewer)
    }

    private func create(_ request: Request, context: APIContext) async throws -> Response {
        let from = try await desk.usualSender(of: context.user)
        let base = Draft(from: from, wish: context.user.wishesFollowing)
        let body = try DraftBody(
            try await request.json(),
            changing: base,
            allowsVersion: false,
            reminders: try await desk.reminderBase(of: context.user)
        )
        try await desk.checkTemplate(body.draft.template, for: context.user)
        let (draft, files) = try await desk.begun(body, by: context.user)
        let email = try await desk.store.createDraft(
            draft,
            withFilesOf: files,
            limits: desk.fileLimits,
            by: context.viewer
        )
        var response = try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now), status: .created)
        response.headers[.location] = Route.apiEmail(email.id).path
        return response
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try JSONAnswer.response(EmailAnswer(try await desk.email(context), at: desk.clock.now))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        let body = try DraftBody(
            try await request.json(),
            changing: Draft(of: email),
            allowsVersion: true,
            reminders: try await desk.reminderBase(of: context.user)
        )
        if email.status == .scheduled { return try await reschedule(email, body, context) }
        guard email.status.isUnsent else { return try await regard(email, body, context) }
        try await desk.checkTemplate(body.draft.template, unless: email.template, for: context.user)
        let changed = try await desk.store.updateDraft(
            email.id,
            to: try await desk.filled(body.draft, body.fields),
            // Without a version the one that was just read holds, so that no change made meanwhile is lost.
            expecting: body.version ?? email.version,
            by: context.viewer
        )
        return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
    }

    /// Of an email that was sent nothing but what it is about can be changed.
    private func regard(_ email: Email, _ body: DraftBody, _ context: APIContext) async throws -> Response {
        var wanted = Draft(of: email)
        wanted.regarding = body.draft.regarding
        guard body.draft == wanted else { throw Problem(.alreadySent) }
        let changed = try await desk.store.setRegarding(
            wanted.regarding,
            of: email.id,
            expecting: body.version,
            by: context.viewer
        )
        return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
    }

    /// Of an email that waits for its time nothing but that, and what it is about, can be changed; without a time it is a draft
    /// again.
    private func reschedule(_ email: Email, _ body: DraftBody, _ context: APIContext) async throws -> Response {
        var wanted = Draft(of: email)
        wanted.sendAt = body.draft.sendAt
        wanted.regarding = body.draft.regarding
        guard body.draft == wanted else { throw StoreError.scheduled }
        guard body.version == nil || body.version == email.version else {
            throw StoreError.versionConflict(current: email.version)
        }
        let store = desk.store
        if wanted.regarding != email.regarding?.record.id {
            let changed = try await store.setRegarding(wanted.regarding, of: email.id, by: context.viewer)
            if wanted.sendAt == email.sendAt {
                return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
            }
        }
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
