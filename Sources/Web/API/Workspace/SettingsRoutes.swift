internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/settings` and `/audit`: the rules of the workspace, and who changed them.
struct SettingsRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiSettings.routerPath, use: show)
        router.patch(RoutePattern.apiSettings.routerPath, use: change)
        router.get(RoutePattern.apiAudit.routerPath, use: audit)
    }

    private struct SettingsAnswer: Encodable {
        let following: Bool
        let objectorMode: ObjectorMode
        let consentMode: ConsentMode
        let followNewEmails: Bool
        let offerPage: Bool
        let pageWords: String
        let neverRewriteDomains: [String]
        let leaveShownAddresses: Bool
        let followNewFiles: Bool
        let fileDays: Int
        let allowPrograms: Bool
        let followFilesOfMessages: Bool
        let hostImagesOfMessages: Bool
        let undoSeconds: Int
        let latestMinutes: Int
        let workingHours: WorkingHoursAnswer
        let cardKinds: [CardKind]

        init(_ settings: WorkspaceSettings) {
            following = settings.isFollowingOn
            objectorMode = settings.objectorMode
            consentMode = settings.consentMode
            followNewEmails = settings.wishesFollowing
            offerPage = settings.offersPage
            pageWords = settings.pageWords
            neverRewriteDomains = settings.neverRewriteDomains
            leaveShownAddresses = settings.leavesShownAddresses
            followNewFiles = settings.followsNewFiles
            fileDays = settings.fileDays
            allowPrograms = settings.allowsPrograms
            followFilesOfMessages = settings.followsFilesOfMessages
            hostImagesOfMessages = settings.hostsImagesOfMessages
            undoSeconds = settings.undoSeconds
            latestMinutes = settings.latestMinutes
            workingHours = WorkingHoursAnswer(settings.workingHours)
            cardKinds = CardKind.allCases.filter { !settings.cardsOff.contains($0) }
        }
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        try JSONAnswer.response(SettingsAnswer(try await desk.store.settings()))
    }

    private func change(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var members = try Members(try await request.json())
        var settings = try await desk.store.settings()
        let following = members.truth("following")
        let accepts = members.truth("acceptsPrivacyText")
        settings.objectorMode = members.choice("objectorMode", of: ObjectorMode.allCases) ?? settings.objectorMode
        settings.consentMode = members.choice("consentMode", of: ConsentMode.allCases) ?? settings.consentMode
        settings.wishesFollowing = members.truth("followNewEmails") ?? settings.wishesFollowing
        settings.offersPage = members.truth("offerPage") ?? settings.offersPage
        let wordsRule = TextRule.line(upTo: WorkspaceSettings.longestPageWords)
        settings.pageWords = members.string("pageWords", wordsRule) ?? settings.pageWords
        settings.neverRewriteDomains = members.domains("neverRewriteDomains") ?? settings.neverRewriteDomains
        settings.leavesShownAddresses = members.truth("leaveShownAddresses") ?? settings.leavesShownAddresses
        members.readFileRules(into: &settings)
        settings.undoSeconds = members.integer("undoSeconds", in: WorkspaceSettings.undoLimits) ?? settings.undoSeconds
        settings.latestMinutes =
            members.integer("latestMinutes", in: WorkspaceSettings.latestLimits) ?? settings.latestMinutes
        settings.workingHours = members.workingHours("workingHours", settings.workingHours)
        settings.cardsOff =
            members.cardKinds("cardKinds").map { Set(CardKind.allCases).subtracting($0) } ?? settings.cardsOff
        if following == true, accepts != true {
            // Product §2.1: following is off until an administrator has read and accepted the privacy text.
            members.fault("acceptsPrivacyText", "Read the privacy text, then say true here to switch following on.")
        }
        try members.finish()
        settings.isFollowingOn = following ?? settings.isFollowingOn
        let changed = try await desk.store.updateSettings(settings, by: context.user.id)
        return try JSONAnswer.response(SettingsAnswer(changed))
    }

    private struct EntryAnswer: Encodable {
        let id: AuditEntryID
        let at: Instant
        @Nullable var user: UserID?
        let action: AuditAction
        let subject: String

        init(_ entry: AuditEntry) {
            id = entry.id
            at = entry.at
            _user = Nullable(wrappedValue: entry.user)
            action = entry.action
            subject = entry.subject
        }
    }

    private func audit(_ request: Request, context: APIContext) async throws -> Response {
        try context.requireAdministrator()
        var items = try QueryItems(request)
        let limit = items.limit()
        let cursor: AuditEntryID? = items.id("after")
        try items.finish()
        let found = try await desk.store.auditEntries(before: cursor, limit: limit + 1)
        return try JSONAnswer.response(
            PageAnswer(found, limit: limit) {
                $0.id.description
            } item: {
                EntryAnswer($0)
            }
        )
    }
}

extension Members {
    /// What is set for attachments and images.
    fileprivate mutating func readFileRules(into settings: inout WorkspaceSettings) {
        settings.followsNewFiles = truth("followNewFiles") ?? settings.followsNewFiles
        settings.fileDays = integer("fileDays", in: FileLimits.days) ?? settings.fileDays
        settings.allowsPrograms = truth("allowPrograms") ?? settings.allowsPrograms
        settings.followsFilesOfMessages = truth("followFilesOfMessages") ?? settings.followsFilesOfMessages
        settings.hostsImagesOfMessages = truth("hostImagesOfMessages") ?? settings.hostsImagesOfMessages
    }

    /// A list of domains in ASCII.
    fileprivate mutating func domains(_ name: String) -> [String]? {
        guard let (value, place) = value(name) else { return nil }
        guard case .array(let values) = value, values.count <= 1_000 else {
            fault(name, "A list of at most 1,000 domains is expected here.")
            return nil
        }
        return values.enumerated().compactMap { index, value in
            guard case .string(let text) = value, DomainName.isValid(text) else {
                let place = place.element(index).text
                add(Problem.Fault(pointer: place, detail: "A domain such as example.com is expected here."))
                return nil
            }
            return text.lowercased()
        }
    }
}
