internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/records`: contacts, accounts and opportunities alike, as what emails are about.
struct RecordRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiRecordSuggestions.routerPath, use: suggest)
        router.get(RoutePattern.apiRecordEmails.routerPath, use: emails)
        router.get(RoutePattern.apiRecordTotals.routerPath, use: totals)
    }

    private func suggest(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit(usually: 9)
        let text = items.line("text", upTo: 200) ?? ""
        try items.finish()
        let found = try await desk.store.recordSuggestions(text, for: context.viewer, limit: limit)
        return try JSONAnswer.response(ListAnswer(items: found.map(RecordAnswer.init)))
    }

    private func emails(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let limit = items.limit()
        let after = items.after().map { EmailCursor(createdAt: $0.at, id: $0.id) }
        try items.finish()
        let found = try await desk.store.emails(
            of: try await record(context),
            viewer: context.viewer,
            after: after,
            limit: limit + 1
        )
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                CursorText.text($0.createdAt, $0.id)
            } item: {
                EmailSummaryAnswer($0)
            }
        )
    }

    private func totals(_ request: Request, context: APIContext) async throws -> Response {
        let totals = try await desk.store.totals(of: try await record(context), viewer: context.viewer)
        return try JSONAnswer.response(RecordTotalsAnswer(totals))
    }

    /// The record that the path names.
    private func record(_ context: APIContext) async throws -> Record {
        guard let found = try await desk.store.record(try context.id()) else { throw Problem(.notFound) }
        return found.record
    }
}

/// A contact, account or opportunity with its name.
struct RecordAnswer: Encodable, Sendable {
    let id: RecordID
    let kind: RecordKind
    let name: String
    let detail: String

    init(_ reference: RecordReference) {
        id = reference.record.id
        kind = reference.record.kind
        name = reference.name
        detail = reference.detail
    }
}

/// How the mail of a record fared.
private struct RecordTotalsAnswer: Encodable, Sendable {
    let sent: Int
    let followed: Int
    let opened: Int
    let clicked: Int
    let viewed: Int
    let answered: Int
    let bounced: Int
    @Nullable var lastOpenedAt: Instant?
    @Nullable var scheduledFor: Instant?

    init(_ totals: RecordTotals) {
        sent = totals.sent
        followed = totals.followed
        opened = totals.opened
        clicked = totals.clicked
        viewed = totals.viewed
        answered = totals.answered
        bounced = totals.bounced
        _lastOpenedAt = Nullable(wrappedValue: totals.lastOpened)
        _scheduledFor = Nullable(wrappedValue: totals.scheduledFor)
    }
}
