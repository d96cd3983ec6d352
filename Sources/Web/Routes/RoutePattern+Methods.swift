internal import HTTPTypes

extension RoutePattern {
    /// The methods that it answers, `HEAD` aside, which comes with `GET`; all others get 405 (RFC 9110 §15.5.6).
    var methods: [HTTPRequest.Method] {
        switch self {
        case .logIn, .profile, .signature, .password, .senderAddresses, .confirmSenderAddress, .tokens, .programs,
            .mailbox, .assistantSettings, .followingSwitch,
            .users, .user, .teams, .blocks, .doctor, .compose, .newPerson, .newTemplate, .template,
            .person, .newAccount, .account, .newOpportunity, .opportunity, .importPeople, .importAccounts,
            .importOpportunities, .mergePerson:
            [.get, .post]
        case .silencePerson, .unsilencePerson, .personConsents, .withdrawConsent, .reinstateConsent,
            .logOut, .sendEmailAgain, .scheduleEmail, .remindOfEmail, .regardEmail, .leaveEmailUnknown, .silenceEmail,
            .unsilenceEmail, .archiveEmail, .unarchiveEmail, .blockEmail,
            .answerReply, .answerAll, .deleteDraft,
            .restoreDraft, .restoreTemplate, .templatePreview, .dismissCard,
            .snoozeCard, .reopenCard, .revokeToken, .revokeProgram, .checkMailServer, .removeMailServer,
            .allowMailServer, .testMail, .userAccess, .userSenders, .removeUserSender, .team, .removeTeam,
            .liftBlock, .separatePerson, .archivePerson, .restorePerson, .archiveAccount, .restoreAccount,
            .archiveOpportunity,
            .restoreOpportunity:
            [.post]
        case .home, .emails, .email, .emailTimeline, .drafts, .composeDraft, .templates, .assistant, .assistantPanel,
            .people, .accounts, .opportunities,
            .insights, .exportInsights, .exportEmails,
            .duplicates, .exportPeople, .exportAccounts, .exportOpportunities,
            .sandbox, .sandboxMessage, .sandboxView, .settings, .audit, .whatCounts, .asset, .library,
            .libraryFont, .favicon:
            [.get]
        case .apiEmails, .apiTemplates, .apiTemplateAttachments, .apiAttachments, .apiImages, .apiContacts,
            .apiConsents,
            .apiAccounts, .apiOpportunities, .apiBlocks, .apiUsers, .apiSenderAddresses, .apiTeams, .apiTokens,
            .apiProgramPasswords, .apiTestMail, .apiDoctor, .apiDeliveryTime:
            [.get, .post]
        case .apiEmail, .apiTemplate, .apiTemplateAttachment:
            [.get, .patch, .delete]
        case .apiAttachment:
            [.get, .patch, .delete]
        case .apiAttachmentContent:
            [.get, .put]
        case .apiImage:
            [.get, .delete]
        case .apiReminder:
            [.put, .delete]
        case .apiMailServers:
            [.get, .put]
        case .apiContact, .apiAccount, .apiOpportunity, .apiSettings, .apiProfile:
            [.get, .patch]
        case .apiSilence, .apiArchive, .apiContactSilence, .apiContactMerge:
            [.post, .delete]
        case .apiSend, .apiSendAgain, .apiLeaveUnknown, .apiMailServerCheck, .apiUnschedule, .apiRestore,
            .apiAttachmentRestore, .apiTemplateFiles, .apiTemplateRestore, .apiTemplatePreview,
            .apiTemplateAttachmentRestore, .apiMessages, .apiInbound, .apiAnswerReply, .apiFollowing,
            .apiRemoveSenderAddress,
            .apiContactImport, .apiAccountImport, .apiOpportunityImport,
            .apiDismiss, .apiConsentReinstate,
            .apiSnooze,
            .apiUndo, .apiFeedback:
            [.post]
        case .apiBlock, .apiConsent, .apiToken, .apiProgramPassword:
            [.delete]
        case .apiUser:
            [.patch]
        case .apiMailServer, .apiTeam:
            [.patch, .delete]
        case .apiTemplateRanking, .apiTemplateAttachmentContent, .apiActivity, .apiReplies, .apiStops, .apiSuggestions,
            .apiCards,
            .apiStream,
            .apiSandboxMessages, .apiSandboxMessage,
            .apiAudit, .apiRecordSuggestions, .apiRecordEmails, .apiRecordTotals,
            .apiInsights, .apiInsightExport, .apiEmailExport,
            .apiContactDuplicates, .apiContactExport, .apiAccountExport, .apiOpportunityExport,
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
        case .apiAttachments, .apiImages, .apiTemplateAttachments: method == .post
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
