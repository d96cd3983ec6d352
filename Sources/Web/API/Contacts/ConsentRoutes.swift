internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/contacts/{id}/consents` and `/contacts/{id}/silence`: what a person agreed to, and recording nothing of them.
struct ConsentRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiConsents.routerPath, use: list)
        router.post(RoutePattern.apiConsents.routerPath, use: record)
        router.delete(RoutePattern.apiConsent.routerPath, use: withdraw)
        router.post(RoutePattern.apiConsentReinstate.routerPath, use: reinstate)
        router.post(RoutePattern.apiContactSilence.routerPath, use: silence)
        router.delete(RoutePattern.apiContactSilence.routerPath, use: unsilence)
    }

    private struct ConsentAnswer: Encodable {
        let id: ConsentID
        let contact: ContactID
        let givenAt: Instant
        let manner: String
        let words: String
        let recordedAt: Instant
        let recordedBy: UserID
        @Nullable var withdrawnAt: Instant?
        @Nullable var withdrawnBy: UserID?

        init(_ consent: Consent) {
            id = consent.id
            contact = consent.contact
            givenAt = consent.givenAt
            manner = consent.manner
            words = consent.words
            recordedAt = consent.recordedAt
            recordedBy = consent.recordedBy
            _withdrawnAt = Nullable(wrappedValue: consent.withdrawal?.at)
            _withdrawnBy = Nullable(wrappedValue: consent.withdrawal?.by)
        }
    }

    private func list(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        let consents = try await desk.store.consents(of: try await contact(context).id)
        return try JSONAnswer.response(ListAnswer(items: consents.map(ConsentAnswer.init)))
    }

    private func record(_ request: Request, context: APIContext) async throws -> Response {
        let contact = try await contact(context)
        var members = try Members(try await request.json())
        let manner = members.required("manner", members.string("manner", .line(1, upTo: Consent.longestManner)))
        let words = members.required("words", members.string("words", .text(upTo: Consent.longestWords)))
        let givenAt = members.instant("givenAt")
        try members.finish()
        guard let manner, let words else { throw Problem(.invalid) }
        let consent = try await desk.store.recordConsent(
            of: contact.id,
            givenAt: givenAt ?? desk.clock.now,
            manner: manner,
            words: words,
            by: context.user.id
        )
        var response = try JSONAnswer.response(ConsentAnswer(consent), status: .created)
        response.headers[.location] = Route.apiConsent(consent).path
        return response
    }

    private func withdraw(_ request: Request, context: APIContext) async throws -> Response {
        let (consent, contact) = (try context.consent(), try await contact(context).id)
        let withdrawn = try await desk.store.withdrawConsent(consent, of: contact, by: context.user.id)
        return try JSONAnswer.response(ConsentAnswer(withdrawn))
    }

    private func reinstate(_ request: Request, context: APIContext) async throws -> Response {
        let (consent, contact) = (try context.consent(), try await contact(context).id)
        let reinstated = try await desk.store.reinstateConsent(consent, of: contact, by: context.user.id)
        return try JSONAnswer.response(ConsentAnswer(reinstated))
    }

    private func silence(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.silence(try context.id(ContactID.self), by: context.user.id)
        return try JSONAnswer.response(ContactAnswer(try await contact(context)))
    }

    private func unsilence(_ request: Request, context: APIContext) async throws -> Response {
        try await desk.store.unsilence(try context.id(ContactID.self), by: context.user.id)
        return try JSONAnswer.response(ContactAnswer(try await contact(context)))
    }

    private func contact(_ context: APIContext) async throws -> Contact {
        guard let contact = try await desk.store.contact(try context.id()) else { throw Problem(.notFound) }
        return contact
    }
}
