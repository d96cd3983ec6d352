internal import HTTPTypes
internal import Hummingbird

/// Every address of pages and API with places left open for values, such as `/emails/{id}`: what is routed by.
///
/// ``Route`` is one of them filled in. What is not listed here does not exist: 404, or 405 for other methods.
enum RoutePattern: String, CaseIterable, Sendable {
    // Pages: being let in
    case logIn = "/login"
    case logOut = "/logout"

    // Pages: emails
    case home = "/"
    case emails = "/emails"
    case email = "/emails/{id}"
    case emailTimeline = "/emails/{id}/timeline"
    case remindOfEmail = "/emails/{id}/reminder"
    case regardEmail = "/emails/{id}/regarding"
    case scheduleEmail = "/emails/{id}/schedule"
    case silenceEmail = "/emails/{id}/silence"
    case unsilenceEmail = "/emails/{id}/unsilence"
    case archiveEmail = "/emails/{id}/archive"
    case unarchiveEmail = "/emails/{id}/unarchive"
    case blockEmail = "/emails/{id}/block"
    case answerReply = "/emails/{id}/replies/{reply}/answer"
    case answerAll = "/emails/{id}/replies/{reply}/answer-all"
    case exportEmails = "/emails/export"
    case drafts = "/drafts"
    case deleteDraft = "/drafts/{id}/delete"
    case restoreDraft = "/drafts/{id}/restore"
    case compose = "/compose"
    case composeDraft = "/compose/{id}"

    // Pages: templates
    case templates = "/templates"
    case newTemplate = "/templates/new"
    case templatePreview = "/templates/preview"
    case template = "/templates/{id}"
    case restoreTemplate = "/templates/{id}/restore"

    // Pages: assistant, people
    case assistant = "/assistant"
    case assistantPanel = "/assistant/panel"
    case dismissCard = "/assistant/{id}/dismiss"
    case sendEmailAgain = "/emails/{id}/send-again"
    case leaveEmailUnknown = "/emails/{id}/leave-unknown"
    case snoozeCard = "/assistant/{id}/snooze"
    case reopenCard = "/assistant/{id}/undo"
    case people = "/people"
    case newPerson = "/people/new"
    case importPeople = "/people/import"
    case exportPeople = "/people/export"
    case person = "/people/{id}"
    case silencePerson = "/people/{id}/silence"
    case unsilencePerson = "/people/{id}/unsilence"
    case personConsents = "/people/{id}/consents"
    case withdrawConsent = "/people/{id}/consents/{consent}/withdraw"
    case reinstateConsent = "/people/{id}/consents/{consent}/reinstate"
    case duplicates = "/people/duplicates"
    case mergePerson = "/people/{id}/merge"
    case separatePerson = "/people/{id}/separate"
    case archivePerson = "/people/{id}/archive"
    case restorePerson = "/people/{id}/restore"
    case accounts = "/accounts"
    case newAccount = "/accounts/new"
    case importAccounts = "/accounts/import"
    case exportAccounts = "/accounts/export"
    case account = "/accounts/{id}"
    case archiveAccount = "/accounts/{id}/archive"
    case restoreAccount = "/accounts/{id}/restore"
    case opportunities = "/opportunities"
    case newOpportunity = "/opportunities/new"
    case importOpportunities = "/opportunities/import"
    case exportOpportunities = "/opportunities/export"
    case opportunity = "/opportunities/{id}"
    case archiveOpportunity = "/opportunities/{id}/archive"
    case restoreOpportunity = "/opportunities/{id}/restore"

    // Pages: insights
    case insights = "/insights"
    case exportInsights = "/insights/export"

    // Pages: sandbox
    case sandbox = "/sandbox"
    case sandboxMessage = "/sandbox/messages/{id}"
    case sandboxView = "/sandbox/messages/{id}/view"

    // Pages: settings
    case settings = "/settings"
    case profile = "/settings/profile"
    case signature = "/settings/signature"
    case password = "/settings/password"
    case tokens = "/settings/tokens"
    case revokeToken = "/settings/tokens/{id}/revoke"
    case programs = "/settings/programs"
    case revokeProgram = "/settings/programs/{id}/revoke"
    case senderAddresses = "/settings/addresses"
    case confirmSenderAddress = "/settings/addresses/confirm/{secret}"
    case mailbox = "/settings/mailbox"
    case checkMailServer = "/settings/mailbox/{id}/check"
    case removeMailServer = "/settings/mailbox/{id}/remove"
    case allowMailServer = "/settings/mailbox/{id}/allow"
    case testMail = "/settings/mailbox/test"
    case followingSwitch = "/settings/following"
    case assistantSettings = "/settings/assistant"
    case users = "/settings/users"
    case user = "/settings/users/{id}"
    case userAccess = "/settings/users/{id}/access"
    case userSenders = "/settings/users/{id}/senders"
    case removeUserSender = "/settings/users/{id}/senders/remove"
    case teams = "/settings/teams"
    case team = "/settings/teams/{id}"
    case removeTeam = "/settings/teams/{id}/remove"
    case blocks = "/settings/blocks"
    case liftBlock = "/settings/blocks/{id}/lift"
    case doctor = "/settings/doctor"
    case audit = "/settings/audit"
    case whatCounts = "/what-counts"

    // Pages: what they are made of
    case asset = "/assets/{hash}/{name}"
    case library = "/libraries/{name}"
    case libraryFont = "/libraries/fonts/{name}"
    case favicon = "/favicon.ico"

    // API
    case apiEmails = "/api/v1/emails"
    case apiEmail = "/api/v1/emails/{id}"
    case apiSend = "/api/v1/emails/{id}/send"
    case apiUnschedule = "/api/v1/emails/{id}/unschedule"
    case apiSendAgain = "/api/v1/emails/{id}/send-again"
    case apiLeaveUnknown = "/api/v1/emails/{id}/leave-unknown"
    case apiSilence = "/api/v1/emails/{id}/silence"
    case apiArchive = "/api/v1/emails/{id}/archive"
    case apiRestore = "/api/v1/emails/{id}/restore"
    case apiReminder = "/api/v1/emails/{id}/reminder"
    case apiActivity = "/api/v1/emails/{id}/activity"
    case apiAttachments = "/api/v1/emails/{id}/attachments"
    case apiAttachment = "/api/v1/emails/{id}/attachments/{file}"
    case apiAttachmentContent = "/api/v1/emails/{id}/attachments/{file}/content"
    case apiAttachmentRestore = "/api/v1/emails/{id}/attachments/{file}/restore"
    case apiImages = "/api/v1/emails/{id}/images"
    case apiImage = "/api/v1/emails/{id}/images/{file}"
    case apiTemplateFiles = "/api/v1/emails/{id}/template-files"
    case apiReplies = "/api/v1/emails/{id}/replies"
    case apiAnswerReply = "/api/v1/emails/{id}/replies/{reply}/answer"
    case apiStops = "/api/v1/emails/{id}/stops"
    case apiMessages = "/api/v1/messages"
    case apiInbound = "/api/v1/inbound"
    case apiFollowing = "/api/v1/following"
    case apiTemplates = "/api/v1/templates"
    case apiTemplateRanking = "/api/v1/templates/ranking"
    case apiTemplate = "/api/v1/templates/{id}"
    case apiTemplateRestore = "/api/v1/templates/{id}/restore"
    case apiTemplatePreview = "/api/v1/templates/{id}/preview"
    case apiTemplateAttachments = "/api/v1/templates/{id}/attachments"
    case apiTemplateAttachment = "/api/v1/templates/{id}/attachments/{file}"
    case apiTemplateAttachmentContent = "/api/v1/templates/{id}/attachments/{file}/content"
    case apiTemplateAttachmentRestore = "/api/v1/templates/{id}/attachments/{file}/restore"
    case apiDeliveryTime = "/api/v1/delivery-time"
    case apiInsights = "/api/v1/insights"
    case apiInsightExport = "/api/v1/insights/export"
    case apiEmailExport = "/api/v1/emails/export"
    case apiContacts = "/api/v1/contacts"
    case apiSuggestions = "/api/v1/contacts/suggestions"
    case apiContactImport = "/api/v1/contacts/import"
    case apiContactExport = "/api/v1/contacts/export"
    case apiContact = "/api/v1/contacts/{id}"
    case apiContactDuplicates = "/api/v1/contacts/{id}/duplicates"
    case apiContactMerge = "/api/v1/contacts/{id}/merge"
    case apiAccounts = "/api/v1/accounts"
    case apiAccountImport = "/api/v1/accounts/import"
    case apiAccountExport = "/api/v1/accounts/export"
    case apiAccount = "/api/v1/accounts/{id}"
    case apiOpportunities = "/api/v1/opportunities"
    case apiOpportunityImport = "/api/v1/opportunities/import"
    case apiOpportunityExport = "/api/v1/opportunities/export"
    case apiOpportunity = "/api/v1/opportunities/{id}"
    case apiRecordSuggestions = "/api/v1/records/suggestions"
    case apiRecordEmails = "/api/v1/records/{id}/emails"
    case apiRecordTotals = "/api/v1/records/{id}/totals"
    case apiContactSilence = "/api/v1/contacts/{id}/silence"
    case apiConsents = "/api/v1/contacts/{id}/consents"
    case apiConsent = "/api/v1/contacts/{id}/consents/{consent}"
    case apiConsentReinstate = "/api/v1/contacts/{id}/consents/{consent}/reinstate"
    case apiCards = "/api/v1/cards"
    case apiDismiss = "/api/v1/cards/{id}/dismiss"
    case apiSnooze = "/api/v1/cards/{id}/snooze"
    case apiUndo = "/api/v1/cards/{id}/undo"
    case apiFeedback = "/api/v1/cards/{id}/feedback"
    case apiStream = "/api/v1/stream"
    case apiSandboxMessages = "/api/v1/sandbox/messages"
    case apiSandboxMessage = "/api/v1/sandbox/messages/{id}"
    case apiSettings = "/api/v1/settings"
    case apiBlocks = "/api/v1/blocks"
    case apiBlock = "/api/v1/blocks/{id}"
    case apiMailServers = "/api/v1/mail-servers"
    case apiMailServer = "/api/v1/mail-servers/{id}"
    case apiMailServerCheck = "/api/v1/mail-servers/{id}/check"
    case apiTestMail = "/api/v1/test-mail"
    case apiDoctor = "/api/v1/doctor"
    case apiUsers = "/api/v1/users"
    case apiUser = "/api/v1/users/{id}"
    case apiTeams = "/api/v1/teams"
    case apiTeam = "/api/v1/teams/{id}"
    case apiProfile = "/api/v1/profile"
    case apiSenderAddresses = "/api/v1/sender-addresses"
    case apiRemoveSenderAddress = "/api/v1/sender-addresses/remove"
    case apiTokens = "/api/v1/tokens"
    case apiToken = "/api/v1/tokens/{id}"
    case apiProgramPasswords = "/api/v1/program-passwords"
    case apiProgramPassword = "/api/v1/program-passwords/{id}"
    case apiAudit = "/api/v1/audit"
    case apiDocument = "/api/v1/openapi.json"
}

extension RoutePattern {
    /// What the router takes.
    var routerPath: RouterPath { RouterPath(rawValue) }

    /// Whether it belongs to the API, whose errors are problem documents.
    var isAPI: Bool { Self.isAPI(path: rawValue) }

    /// Whether a path, known or not, lies in the API's part.
    static func isAPI(path: String) -> Bool {
        path == "/api" || path.hasPrefix("/api/")
    }

    /// The parts between slashes.
    var segments: [Substring] { rawValue.split(separator: "/") }

    /// The path with values put in, percent-encoded where they must be (RFC 3986 §3.3).
    func filled(with values: [String]) -> String {
        var rest = values[...]
        let filled = segments.map { segment in
            segment.first == "{" ? PathSegment.encode(rest.popFirst() ?? "") : String(segment)
        }
        return "/" + filled.joined(separator: "/")
    }

    /// The values that a path has in the places left open, still percent-encoded; `nil` where it does not fit.
    func values(in path: String) -> [Substring]? {
        let given = path.split(separator: "/", omittingEmptySubsequences: true)
        let wanted = segments
        guard given.count == wanted.count else { return nil }
        var values: [Substring] = []
        for (given, wanted) in zip(given, wanted) {
            if wanted.first == "{" {
                values.append(given)
            } else if given != wanted {
                return nil
            }
        }
        return values
    }

    /// The pattern of a path: one without open places goes before one with.
    static func matching(_ path: String) -> RoutePattern? {
        let fitting = allCases.filter { $0.values(in: path) != nil }
        return fitting.min { $0.openPlaces < $1.openPlaces }
    }

    private var openPlaces: Int { segments.count { $0.first == "{" } }
}
