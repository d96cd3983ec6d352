internal import HTTPTypes

extension RoutePattern {
    /// The methods that it answers, `HEAD` aside, which comes with `GET`; all others get 405 (RFC 9110 §15.5.6).
    var methods: [HTTPRequest.Method] {
        switch self {
        case .logIn, .profile, .password, .tokens, .programs, .mailbox, .followingSwitch, .users, .blocks, .compose,
            .newPerson,
            .person:
            [.get, .post]
        case .logOut, .sendEmailAgain, .scheduleEmail, .leaveEmailUnknown, .silenceEmail, .unsilenceEmail, .blockEmail,
            .answerReply, .answerAll, .deleteDraft,
            .restoreDraft, .dismissCard,
            .snoozeCard, .reopenCard, .revokeToken, .revokeProgram, .checkMailServer, .removeMailServer,
            .allowMailServer, .testMail,
            .liftBlock:
            [.post]
        case .home, .emails, .email, .emailTimeline, .drafts, .composeDraft, .assistant, .assistantPanel, .people,
            .sandbox, .sandboxMessage, .sandboxView, .settings, .audit, .whatCounts, .asset, .library,
            .libraryFont, .favicon:
            [.get]
        case .apiEmails, .apiAttachments, .apiImages, .apiContacts, .apiBlocks, .apiUsers, .apiTokens,
            .apiProgramPasswords, .apiTestMail:
            [.get, .post]
        case .apiEmail:
            [.get, .patch, .delete]
        case .apiAttachment:
            [.get, .patch, .delete]
        case .apiAttachmentContent:
            [.get, .put]
        case .apiImage:
            [.get, .delete]
        case .apiMailServers:
            [.get, .put]
        case .apiContact, .apiSettings:
            [.get, .patch]
        case .apiSilence:
            [.post, .delete]
        case .apiSend, .apiSendAgain, .apiLeaveUnknown, .apiMailServerCheck, .apiUnschedule, .apiRestore,
            .apiAttachmentRestore, .apiMessages, .apiInbound, .apiFollowing,
            .apiDismiss,
            .apiSnooze,
            .apiUndo:
            [.post]
        case .apiBlock, .apiToken, .apiProgramPassword:
            [.delete]
        case .apiMailServer:
            [.patch, .delete]
        case .apiActivity, .apiReplies, .apiSuggestions, .apiCards, .apiStream, .apiSandboxMessages, .apiSandboxMessage,
            .apiAudit,
            .apiDocument:
            [.get]
        }
    }

    /// The value of `Allow`.
    var allowed: String {
        let names = methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
        return names.joined(separator: ", ")
    }

    /// Whether a method is answered.
    func answers(_ method: HTTPRequest.Method) -> Bool {
        methods.contains(method) || method == .head && methods.contains(.get)
    }

    /// Whether calls of that method bring the content of a file, which is taken as it comes and never collected.
    func bringsFile(_ method: HTTPRequest.Method) -> Bool {
        switch self {
        case .apiAttachments, .apiImages: method == .post
        case .apiAttachmentContent: method == .put
        default: false
        }
    }

    /// Whether it is answered to people who are not logged in.
    var isPublic: Bool {
        switch self {
        case .logIn, .asset, .library, .libraryFont, .favicon, .apiDocument: true
        default: false
        }
    }
}
