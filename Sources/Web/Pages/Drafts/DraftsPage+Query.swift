internal import Storage
internal import Tracking

extension DraftsModel {
    private static let pageSize = 40

    static func load(
        after mark: PageMark<Subject.Email>?,
        deleted: PageMark<Subject.Email>?,
        from store: Store,
        for visit: Visit
    ) async throws -> DraftsModel {
        let query = EmailQuery(
            statuses: [.draft, .held, .scheduled],
            after: mark.map { EmailCursor(createdAt: $0.at, id: $0.id) },
            limit: pageSize + 1
        )
        let found = try await store.emails(query, viewer: visit.viewer)
        let shown = found.prefix(pageSize)
        let decisions = try await store.following(of: shown.map(\.id), viewer: visit.viewer)
        let last = found.count > pageSize ? shown.last : nil
        return DraftsModel(
            hasDrafts: !shown.isEmpty,
            drafts: shown.map { DraftRowModel($0, following: decisions[$0.id], for: visit) },
            older: last.map {
                PageAddress(.drafts).with("after", PageMark(at: $0.createdAt, id: $0.id).text).text
            },
            undo: deleted.map { Undo(restoreLink: Route.restoreDraft($0.id).path, restoreMark: $0.text) }
        )
    }
}
