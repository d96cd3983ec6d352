package import Logging
internal import Storage
package import Tracking

/// The page that a copy leads its recipient to (product §3.9): what is recorded, in counts only, and stopping it.
///
/// It knows no log-in and sets no cookie: whoever has the address in the mail sees it. To look changes nothing; what changes
/// something is posted from the page itself.
package struct RecipientPage: Sendable {
    /// What it looks like.
    package let style: String
    private let store: Store
    private let keys: @Sendable () -> KeyRing
    private let base: TrackingBase
    private let templates: TemplateFolder
    private let logger: Logger

    /// `keys` seal what its forms are known by.
    ///
    /// - Throws: where a template or asset is missing or not well formed.
    package init(desk: Desk, keys: @escaping @Sendable () -> KeyRing, logger: Logger) throws {
        let resources = try PageResources.loaded.get()
        style = resources.recipientStyle
        templates = resources.templates
        store = desk.store
        base = desk.configuration.trackingBase
        self.keys = keys
        self.logger = logger
    }

    /// Does what is wanted, and shows what there is to see then.
    package func answer(_ request: PageRequest) async -> PageReply {
        do {
            guard let recordings = try await store.recordings(of: request.copy) else {
                return PageReply(.notFound, html: try page(RecipientPageModel(notice: .unknown)))
            }
            return try await request.isPost ? act(request, recordings) : show(request, recordings)
        } catch {
            logger.error("A recipient’s page could not be made", metadata: ["error": "\(type(of: error))"])
            return PageReply(.unavailable)
        }
    }

    private func act(_ request: PageRequest, _ recordings: RecipientRecordings) async throws -> PageReply {
        let fields = FormFields(Array(request.query.utf8))
        guard request.comes(from: base), PageForm.isGenuine(fields?["form"], for: request, keys: keys()) else {
            return try show(request, recordings, .refused, notice: .notFromHere)
        }
        switch fields?["do"] {
        case "stop":
            try await store.stopFollowing(request.copy)
            return PageReply(.done)
        case "details":
            let interactions = try await store.recordedInteractions(of: request.copy, limit: RecipientDetails.most)
            let details = RecipientDetails(recordings, interactions)
            let isMailed = try await store.mailDetails(details.text, subject: details.subject, of: request.copy)
            return isMailed ? PageReply(.done) : try show(request, recordings, .tooOften, notice: .tooOften)
        default:
            return try show(request, recordings, .refused, notice: .notFromHere)
        }
    }

    private func show(
        _ request: PageRequest,
        _ recordings: RecipientRecordings,
        _ status: PageReply.Status = .ok,
        notice: RecipientPageModel.Notice? = nil
    ) throws -> PageReply {
        let form = try PageForm(for: request, keys: keys())
        return PageReply(status, html: try page(RecipientPageModel(recordings, form: form, notice: notice)))
    }

    private func page(_ model: RecipientPageModel) throws -> String {
        try templates.render(.recipientPage, model)
    }
}
