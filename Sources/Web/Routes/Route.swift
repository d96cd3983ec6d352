internal import Storage
internal import Tracking

/// An address of pages or API with its values: what links, redirects and `Location` headers are printed from.
///
/// Only the constructors below make one, so a pattern is never filled with too few values or those of another thing.
struct Route: Hashable, Sendable {
    /// Which pattern it fills in.
    let pattern: RoutePattern
    /// What it is filled in with, in order, not yet encoded.
    let values: [String]

    private init(_ pattern: RoutePattern, _ values: String...) {
        self.pattern = pattern
        self.values = values
    }

    private init<Subject>(_ pattern: RoutePattern, _ id: ID<Subject>) {
        self.init(pattern, id.description)
    }

    private init<Whole, Part>(_ pattern: RoutePattern, _ id: ID<Whole>, _ part: ID<Part>) {
        self.init(pattern, id.description, part.description)
    }

    private init(_ pattern: RoutePattern, _ consent: Consent) {
        self.init(pattern, consent.contact.description, consent.id.description)
    }

    /// The path, percent-encoded.
    var path: String { pattern.filled(with: values) }
}

extension Route {
    static let logIn = Route(.logIn)
    static let logOut = Route(.logOut)

    static let home = Route(.home)
    static let emails = Route(.emails)
    static func email(_ id: EmailID) -> Route { Route(.email, id) }
    static func emailTimeline(_ id: EmailID) -> Route { Route(.emailTimeline, id) }
    static func remindOfEmail(_ id: EmailID) -> Route { Route(.remindOfEmail, id) }
    static func regardEmail(_ id: EmailID) -> Route { Route(.regardEmail, id) }
    static func scheduleEmail(_ id: EmailID) -> Route { Route(.scheduleEmail, id) }
    static func silenceEmail(_ id: EmailID) -> Route { Route(.silenceEmail, id) }
    static func unsilenceEmail(_ id: EmailID) -> Route { Route(.unsilenceEmail, id) }
    static func archiveEmail(_ id: EmailID) -> Route { Route(.archiveEmail, id) }
    static func unarchiveEmail(_ id: EmailID) -> Route { Route(.unarchiveEmail, id) }
    static func sendEmailAgain(_ id: EmailID) -> Route { Route(.sendEmailAgain, id) }
    static func leaveEmailUnknown(_ id: EmailID) -> Route { Route(.leaveEmailUnknown, id) }
    static func blockEmail(_ id: EmailID) -> Route { Route(.blockEmail, id) }
    static func answerReply(_ reply: Reply) -> Route { Route(.answerReply, reply.email, reply.id) }
    static func answerAll(_ reply: Reply) -> Route { Route(.answerAll, reply.email, reply.id) }
    static let drafts = Route(.drafts)
    static func deleteDraft(_ id: EmailID) -> Route { Route(.deleteDraft, id) }
    static func restoreDraft(_ id: EmailID) -> Route { Route(.restoreDraft, id) }
    static let compose = Route(.compose)
    static func composeDraft(_ id: EmailID) -> Route { Route(.composeDraft, id) }

    static let templates = Route(.templates)
    static let newTemplate = Route(.newTemplate)
    static func template(_ id: TemplateID) -> Route { Route(.template, id) }
    static func restoreTemplate(_ id: TemplateID) -> Route { Route(.restoreTemplate, id) }

    static let assistant = Route(.assistant)
    static let assistantPanel = Route(.assistantPanel)
    static func dismissCard(_ id: CardID) -> Route { Route(.dismissCard, id) }
    static func snoozeCard(_ id: CardID) -> Route { Route(.snoozeCard, id) }
    static func reopenCard(_ id: CardID) -> Route { Route(.reopenCard, id) }
    static let people = Route(.people)
    static let newPerson = Route(.newPerson)
    static func person(_ id: ContactID) -> Route { Route(.person, id) }
    static func silencePerson(_ id: ContactID) -> Route { Route(.silencePerson, id) }
    static func unsilencePerson(_ id: ContactID) -> Route { Route(.unsilencePerson, id) }
    static func personConsents(_ id: ContactID) -> Route { Route(.personConsents, id) }
    static func withdrawConsent(_ consent: Consent) -> Route { Route(.withdrawConsent, consent) }
    static func reinstateConsent(_ consent: Consent) -> Route { Route(.reinstateConsent, consent) }
    static func archivePerson(_ id: ContactID) -> Route { Route(.archivePerson, id) }
    static func restorePerson(_ id: ContactID) -> Route { Route(.restorePerson, id) }
    static let duplicates = Route(.duplicates)
    static func mergePerson(_ id: ContactID) -> Route { Route(.mergePerson, id) }
    static func separatePerson(_ id: ContactID) -> Route { Route(.separatePerson, id) }
    static let importPeople = Route(.importPeople)
    static let importAccounts = Route(.importAccounts)
    static let importOpportunities = Route(.importOpportunities)
    static let exportPeople = Route(.exportPeople)
    static let exportAccounts = Route(.exportAccounts)
    static let exportOpportunities = Route(.exportOpportunities)
    static let accounts = Route(.accounts)
    static let newAccount = Route(.newAccount)
    static func account(_ id: AccountID) -> Route { Route(.account, id) }
    static func archiveAccount(_ id: AccountID) -> Route { Route(.archiveAccount, id) }
    static func restoreAccount(_ id: AccountID) -> Route { Route(.restoreAccount, id) }
    static let opportunities = Route(.opportunities)
    static let newOpportunity = Route(.newOpportunity)
    static func opportunity(_ id: OpportunityID) -> Route { Route(.opportunity, id) }
    static func archiveOpportunity(_ id: OpportunityID) -> Route { Route(.archiveOpportunity, id) }
    static func restoreOpportunity(_ id: OpportunityID) -> Route { Route(.restoreOpportunity, id) }

    /// The page of what an email is about.
    static func record(_ record: Record) -> Route {
        switch record {
        case .contact(let id): person(id)
        case .account(let id): account(id)
        case .opportunity(let id): opportunity(id)
        }
    }

    static let insights = Route(.insights)
    static let exportInsights = Route(.exportInsights)
    static let exportEmails = Route(.exportEmails)
    static let sandbox = Route(.sandbox)
    static func sandboxMessage(_ id: SandboxMessageID) -> Route { Route(.sandboxMessage, id) }
    static func sandboxView(_ id: SandboxMessageID) -> Route { Route(.sandboxView, id) }

    static let settings = Route(.settings)
    static let profile = Route(.profile)
    static let signature = Route(.signature)
    static let password = Route(.password)
    static let tokens = Route(.tokens)
    static func revokeToken(_ id: APITokenID) -> Route { Route(.revokeToken, id) }
    static let programs = Route(.programs)
    static func revokeProgram(_ id: ProgramPasswordID) -> Route { Route(.revokeProgram, id) }
    static let senderAddresses = Route(.senderAddresses)
    static func confirmSenderAddress(_ secret: Secret) -> Route { Route(.confirmSenderAddress, secret.text) }
    static let mailbox = Route(.mailbox)
    static func checkMailServer(_ id: MailServerID) -> Route { Route(.checkMailServer, id) }
    static func removeMailServer(_ id: MailServerID) -> Route { Route(.removeMailServer, id) }
    static func allowMailServer(_ id: MailServerID) -> Route { Route(.allowMailServer, id) }
    static let testMail = Route(.testMail)
    static let followingSwitch = Route(.followingSwitch)
    static let assistantSettings = Route(.assistantSettings)
    static let users = Route(.users)
    static func user(_ id: UserID) -> Route { Route(.user, id) }
    static func userAccess(_ id: UserID) -> Route { Route(.userAccess, id) }
    static func userSenders(_ id: UserID) -> Route { Route(.userSenders, id) }
    static func removeUserSender(_ id: UserID) -> Route { Route(.removeUserSender, id) }
    static let teams = Route(.teams)
    static func team(_ id: TeamID) -> Route { Route(.team, id) }
    static func removeTeam(_ id: TeamID) -> Route { Route(.removeTeam, id) }
    static let blocks = Route(.blocks)
    static func liftBlock(_ id: BlockID) -> Route { Route(.liftBlock, id) }
    static let doctor = Route(.doctor)
    static let audit = Route(.audit)
    static let whatCounts = Route(.whatCounts)

    static func asset(hash: String, name: String) -> Route { Route(.asset, hash, name) }
    static func library(name: String) -> Route { Route(.library, name) }
    static func libraryFont(name: String) -> Route { Route(.libraryFont, name) }
    static let favicon = Route(.favicon)
}

extension Route {
    static let apiEmails = Route(.apiEmails)
    static func apiEmail(_ id: EmailID) -> Route { Route(.apiEmail, id) }
    static func apiSend(_ id: EmailID) -> Route { Route(.apiSend, id) }
    static func apiUnschedule(_ id: EmailID) -> Route { Route(.apiUnschedule, id) }
    static func apiSilence(_ id: EmailID) -> Route { Route(.apiSilence, id) }
    static func apiArchive(_ id: EmailID) -> Route { Route(.apiArchive, id) }
    static func apiRestore(_ id: EmailID) -> Route { Route(.apiRestore, id) }
    static func apiReminder(_ id: EmailID) -> Route { Route(.apiReminder, id) }
    static func apiActivity(_ id: EmailID) -> Route { Route(.apiActivity, id) }
    static func apiAttachments(_ id: EmailID) -> Route { Route(.apiAttachments, id) }
    static func apiAttachment(_ id: EmailID, _ file: FileID) -> Route { Route(.apiAttachment, id, file) }
    static func apiAttachmentContent(_ id: EmailID, _ file: FileID) -> Route { Route(.apiAttachmentContent, id, file) }
    static func apiAttachmentRestore(_ id: EmailID, _ file: FileID) -> Route { Route(.apiAttachmentRestore, id, file) }
    static func apiImages(_ id: EmailID) -> Route { Route(.apiImages, id) }
    static func apiImage(_ id: EmailID, _ file: FileID) -> Route { Route(.apiImage, id, file) }
    static func apiTemplate(_ id: TemplateID) -> Route { Route(.apiTemplate, id) }
    static func apiTemplateAttachment(_ id: TemplateID, _ file: FileID) -> Route {
        Route(.apiTemplateAttachment, id, file)
    }
    static func apiTemplateAttachmentContent(_ id: TemplateID, _ file: FileID) -> Route {
        Route(.apiTemplateAttachmentContent, id, file)
    }
    static func apiReplies(_ id: EmailID) -> Route { Route(.apiReplies, id) }
    static let apiMessages = Route(.apiMessages)
    static let apiInbound = Route(.apiInbound)
    static let apiFollowing = Route(.apiFollowing)
    static let apiDeliveryTime = Route(.apiDeliveryTime)
    static let apiContacts = Route(.apiContacts)
    static let apiSuggestions = Route(.apiSuggestions)
    static func apiContact(_ id: ContactID) -> Route { Route(.apiContact, id) }
    static func apiContactDuplicates(_ id: ContactID) -> Route { Route(.apiContactDuplicates, id) }
    static func apiContactMerge(_ id: ContactID) -> Route { Route(.apiContactMerge, id) }
    static let apiContactImport = Route(.apiContactImport)
    static let apiAccountImport = Route(.apiAccountImport)
    static let apiOpportunityImport = Route(.apiOpportunityImport)
    static let apiContactExport = Route(.apiContactExport)
    static let apiAccountExport = Route(.apiAccountExport)
    static let apiOpportunityExport = Route(.apiOpportunityExport)
    static let apiAccounts = Route(.apiAccounts)
    static func apiAccount(_ id: AccountID) -> Route { Route(.apiAccount, id) }
    static let apiOpportunities = Route(.apiOpportunities)
    static func apiOpportunity(_ id: OpportunityID) -> Route { Route(.apiOpportunity, id) }
    static let apiRecordSuggestions = Route(.apiRecordSuggestions)
    static func apiRecordEmails(_ id: RecordID) -> Route { Route(.apiRecordEmails, id) }
    static func apiRecordTotals(_ id: RecordID) -> Route { Route(.apiRecordTotals, id) }
    static func apiContactSilence(_ id: ContactID) -> Route { Route(.apiContactSilence, id) }
    static func apiConsents(_ id: ContactID) -> Route { Route(.apiConsents, id) }
    static func apiConsent(_ consent: Consent) -> Route { Route(.apiConsent, consent) }
    static let apiCards = Route(.apiCards)
    static func apiDismiss(_ id: CardID) -> Route { Route(.apiDismiss, id) }
    static func apiSnooze(_ id: CardID) -> Route { Route(.apiSnooze, id) }
    static func apiUndo(_ id: CardID) -> Route { Route(.apiUndo, id) }
    static func apiFeedback(_ id: CardID) -> Route { Route(.apiFeedback, id) }
    static let apiStream = Route(.apiStream)
    static let apiSandboxMessages = Route(.apiSandboxMessages)
    static func apiSandboxMessage(_ id: SandboxMessageID) -> Route { Route(.apiSandboxMessage, id) }
    static let apiSettings = Route(.apiSettings)
    static let apiBlocks = Route(.apiBlocks)
    static func apiBlock(_ id: BlockID) -> Route { Route(.apiBlock, id) }
    static let apiDoctor = Route(.apiDoctor)
    static let apiUsers = Route(.apiUsers)
    static func apiUser(_ id: UserID) -> Route { Route(.apiUser, id) }
    static let apiTeams = Route(.apiTeams)
    static func apiTeam(_ id: TeamID) -> Route { Route(.apiTeam, id) }
    static let apiProfile = Route(.apiProfile)
    static let apiSenderAddresses = Route(.apiSenderAddresses)
    static let apiRemoveSenderAddress = Route(.apiRemoveSenderAddress)
    static let apiTokens = Route(.apiTokens)
    static func apiToken(_ id: APITokenID) -> Route { Route(.apiToken, id) }
    static let apiProgramPasswords = Route(.apiProgramPasswords)
    static func apiProgramPassword(_ id: ProgramPasswordID) -> Route { Route(.apiProgramPassword, id) }
    static let apiAudit = Route(.apiAudit)
    static let apiDocument = Route(.apiDocument)
}
