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

    private init<Part>(_ pattern: RoutePattern, _ id: EmailID, _ part: ID<Part>) {
        self.init(pattern, id.description, part.description)
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
    static func scheduleEmail(_ id: EmailID) -> Route { Route(.scheduleEmail, id) }
    static func silenceEmail(_ id: EmailID) -> Route { Route(.silenceEmail, id) }
    static func unsilenceEmail(_ id: EmailID) -> Route { Route(.unsilenceEmail, id) }
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

    static let assistant = Route(.assistant)
    static let assistantPanel = Route(.assistantPanel)
    static func dismissCard(_ id: CardID) -> Route { Route(.dismissCard, id) }
    static func snoozeCard(_ id: CardID) -> Route { Route(.snoozeCard, id) }
    static func reopenCard(_ id: CardID) -> Route { Route(.reopenCard, id) }
    static let people = Route(.people)
    static let newPerson = Route(.newPerson)
    static func person(_ id: ContactID) -> Route { Route(.person, id) }

    static let sandbox = Route(.sandbox)
    static func sandboxMessage(_ id: SandboxMessageID) -> Route { Route(.sandboxMessage, id) }
    static func sandboxView(_ id: SandboxMessageID) -> Route { Route(.sandboxView, id) }

    static let settings = Route(.settings)
    static let profile = Route(.profile)
    static let password = Route(.password)
    static let tokens = Route(.tokens)
    static func revokeToken(_ id: APITokenID) -> Route { Route(.revokeToken, id) }
    static let programs = Route(.programs)
    static func revokeProgram(_ id: ProgramPasswordID) -> Route { Route(.revokeProgram, id) }
    static let mailbox = Route(.mailbox)
    static func checkMailServer(_ id: MailServerID) -> Route { Route(.checkMailServer, id) }
    static func removeMailServer(_ id: MailServerID) -> Route { Route(.removeMailServer, id) }
    static func allowMailServer(_ id: MailServerID) -> Route { Route(.allowMailServer, id) }
    static let testMail = Route(.testMail)
    static let followingSwitch = Route(.followingSwitch)
    static let users = Route(.users)
    static let blocks = Route(.blocks)
    static func liftBlock(_ id: BlockID) -> Route { Route(.liftBlock, id) }
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
    static func apiRestore(_ id: EmailID) -> Route { Route(.apiRestore, id) }
    static func apiActivity(_ id: EmailID) -> Route { Route(.apiActivity, id) }
    static func apiAttachments(_ id: EmailID) -> Route { Route(.apiAttachments, id) }
    static func apiAttachment(_ id: EmailID, _ file: FileID) -> Route { Route(.apiAttachment, id, file) }
    static func apiAttachmentContent(_ id: EmailID, _ file: FileID) -> Route { Route(.apiAttachmentContent, id, file) }
    static func apiAttachmentRestore(_ id: EmailID, _ file: FileID) -> Route { Route(.apiAttachmentRestore, id, file) }
    static func apiImages(_ id: EmailID) -> Route { Route(.apiImages, id) }
    static func apiImage(_ id: EmailID, _ file: FileID) -> Route { Route(.apiImage, id, file) }
    static func apiReplies(_ id: EmailID) -> Route { Route(.apiReplies, id) }
    static let apiMessages = Route(.apiMessages)
    static let apiInbound = Route(.apiInbound)
    static let apiFollowing = Route(.apiFollowing)
    static let apiContacts = Route(.apiContacts)
    static let apiSuggestions = Route(.apiSuggestions)
    static func apiContact(_ id: ContactID) -> Route { Route(.apiContact, id) }
    static let apiCards = Route(.apiCards)
    static func apiDismiss(_ id: CardID) -> Route { Route(.apiDismiss, id) }
    static func apiSnooze(_ id: CardID) -> Route { Route(.apiSnooze, id) }
    static func apiUndo(_ id: CardID) -> Route { Route(.apiUndo, id) }
    static let apiStream = Route(.apiStream)
    static let apiSandboxMessages = Route(.apiSandboxMessages)
    static func apiSandboxMessage(_ id: SandboxMessageID) -> Route { Route(.apiSandboxMessage, id) }
    static let apiSettings = Route(.apiSettings)
    static let apiBlocks = Route(.apiBlocks)
    static func apiBlock(_ id: BlockID) -> Route { Route(.apiBlock, id) }
    static let apiUsers = Route(.apiUsers)
    static let apiTokens = Route(.apiTokens)
    static func apiToken(_ id: APITokenID) -> Route { Route(.apiToken, id) }
    static let apiProgramPasswords = Route(.apiProgramPasswords)
    static func apiProgramPassword(_ id: ProgramPasswordID) -> Route { Route(.apiProgramPassword, id) }
    static let apiAudit = Route(.apiAudit)
    static let apiDocument = Route(.apiDocument)
}
