internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Whether mail can be followed at all, and which links never are: `/settings/following`, for administrators.
struct FollowingPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.followingSwitch.routerPath) { request, context in
            let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
            return try await show(request, context, notice: notice)
        }
        router.post(RoutePattern.followingSwitch.routerPath, use: save)
    }

    /// What is wrong with the forms.
    struct Faults: Sendable {
        var accept: String?
        var domains: String?
        /// What was typed as domains, where it was not taken.
        var typedDomains: String?
        var pageWords: String?
        /// What was typed as the footer, where it was not taken.
        var typedPageWords: String?
        var days: String?
        /// What was typed as days, where it was not taken.
        var typedDays: String?
        var undo: String?
        var latest: String?
        /// What was typed about leaving later, where it was not taken.
        var typedUndo: String?
        var typedLatest: String?

        var isEmpty: Bool { [accept, domains, pageWords, days, undo, latest].allSatisfy { $0 == nil } }
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireAdministrator()
        let fields = try await request.form()
        var settings = try await site.desk.store.settings()
        var faults = Faults()
        switch fields["following"] {
        case "on":
            // Product §2.1: it takes somebody who has read the text.
            guard fields["accepted"] == "yes" else {
                faults.accept = "Read the text and accept it first."
                return try await show(request, context, faults: faults)
            }
            settings.isFollowingOn = true
        case "off":
            settings.isFollowingOn = false
        default:
            break
        }
        if let domains = fields["domains"] {
            settings.neverRewriteDomains = domains.split { $0.isWhitespace || $0 == "," }.map { $0.lowercased() }
            settings.leavesShownAddresses = fields["leavesShownAddresses"] == "yes"
            faults.typedDomains = domains
        }
        if fields["objectorMode"] != nil { settings.take(modes: fields) }
        if let words = fields["pageWords"] {
            settings.offersPage = fields["offersPage"] == "yes"
            settings.pageWords = words
            faults.typedPageWords = words
        }
        if let days = fields["fileDays"] {
            settings.take(fileRules: fields)
            faults.typedDays = days
        }
        if let undo = fields["undoSeconds"], let latest = fields["latestMinutes"] {
            settings.undoSeconds = Int(undo.trimmed) ?? -1
            settings.latestMinutes = Int(latest.trimmed) ?? -1
            (faults.typedUndo, faults.typedLatest) = (undo, latest)
        }
        if let (field, problem) = try await problem(with: settings, by: context.user.id) {
            switch field {
            case "pageWords": faults.pageWords = problem
            case "fileDays": faults.days = problem
            case "undoSeconds": faults.undo = problem
            case "latestMinutes": faults.latest = problem
            default: faults.domains = problem
            }
            return try await show(request, context, faults: faults)
        }
        return .seeOther(PageAddress(.followingSwitch).with("saved", "yes").text)
    }

    /// Keeps the settings, or says what is wrong with them.
    private func problem(
        with settings: WorkspaceSettings,
        by user: UserID
    ) async throws -> (field: String, words: String)? {
        do {
            try await site.desk.store.updateSettings(settings, by: user)
            return nil
        } catch {
            guard case .invalid(let field, let problem) = error else { throw error }
            return (field, problem)
        }
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        faults: Faults = Faults(),
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        try context.requireAdministrator()
        let visit = site.visit(request, context)
        let model = FollowingSettingsModel(try await site.desk.store.settings(), faults)
        return try await site.page(
            .settingsFollowing,
            title: "Following",
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: faults.isEmpty ? .ok : .unprocessableContent
        )
    }
}

/// The switch of the workspace as it is shown.
struct FollowingSettingsModel {
    let place = SettingsPlace.following.model
    let isAdministrator = true
    let isFollowingOn: Bool
    let isPerCopy: Bool
    let isOptIn: Bool
    let wishesFollowing: Bool
    let offersPage: Bool
    let pageWords: String
    let pageWordsWrong: String?
    let usualPageWords = WorkspaceSettings.usualPageWords
    let longestPageWords = WorkspaceSettings.longestPageWords
    let acceptWrong: String?
    let domains: String
    let domainsWrong: String?
    let leavesShownAddresses: Bool
    let followsNewFiles: Bool
    let attachesNewFiles: Bool
    let fileDays: String
    let mostDays = FileLimits.days.upperBound
    let daysWrong: String?
    let allowsPrograms: Bool
    let followsFilesOfMessages: Bool
    let hostsImagesOfMessages: Bool
    let undoSeconds: String
    let mostUndo = WorkspaceSettings.undoLimits.upperBound
    let undoWrong: String?
    let latestMinutes: String
    let mostLatest = WorkspaceSettings.latestLimits.upperBound
    let latestWrong: String?

    init(_ settings: WorkspaceSettings, _ faults: FollowingPage.Faults) {
        isFollowingOn = settings.isFollowingOn
        isPerCopy = settings.objectorMode == .perCopy
        isOptIn = settings.consentMode == .optIn
        wishesFollowing = settings.wishesFollowing
        offersPage = settings.offersPage
        pageWords = faults.typedPageWords ?? settings.pageWords
        pageWordsWrong = faults.pageWords
        acceptWrong = faults.accept
        domains = faults.typedDomains ?? settings.neverRewriteDomains.joined(separator: "\n")
        domainsWrong = faults.domains
        leavesShownAddresses = settings.leavesShownAddresses
        followsNewFiles = settings.followsNewFiles
        attachesNewFiles = !settings.followsNewFiles
        fileDays = faults.typedDays ?? "\(settings.fileDays)"
        daysWrong = faults.days
        allowsPrograms = settings.allowsPrograms
        followsFilesOfMessages = settings.followsFilesOfMessages
        hostsImagesOfMessages = settings.hostsImagesOfMessages
        undoSeconds = faults.typedUndo ?? "\(settings.undoSeconds)"
        undoWrong = faults.undo
        latestMinutes = faults.typedLatest ?? "\(settings.latestMinutes)"
        latestWrong = faults.latest
    }
}

extension WorkspaceSettings {
    /// Takes over the form about who may be followed.
    fileprivate mutating func take(modes fields: FormFields) {
        objectorMode = fields["objectorMode"].flatMap(ObjectorMode.init(rawValue:)) ?? objectorMode
        consentMode = fields["consentMode"].flatMap(ConsentMode.init(rawValue:)) ?? consentMode
        wishesFollowing = fields["wishesFollowing"] == "yes"
    }

    /// Takes over the form about files; what is no number becomes one that storage refuses.
    fileprivate mutating func take(fileRules fields: FormFields) {
        fileDays = fields["fileDays"].flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 0
        followsNewFiles = fields["newFiles"] == "follow"
        allowsPrograms = fields["allowsPrograms"] == "yes"
        followsFilesOfMessages = fields["followsFilesOfMessages"] == "yes"
        hostsImagesOfMessages = fields["hostsImagesOfMessages"] == "yes"
    }
}
