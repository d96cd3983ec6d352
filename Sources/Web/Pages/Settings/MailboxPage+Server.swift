internal import Storage

extension MailboxModel.Server {
    /// A form with what is set, or what was typed and not taken; `fault` names the field.
    init(
        _ typed: TypedMailServer,
        set server: MailServer?,
        provider: MailProvider?,
        fault: MailboxPage.Fault?,
        for visit: Visit
    ) {
        let isRelay = typed.purpose == .relay
        let drawer = FieldDrawer(key: typed.purpose.rawValue, fault: fault)
        key = drawer.key
        self.isRelay = isRelay
        heading = isRelay ? "Relay: mail goes out" : "Mailbox: replies come in"
        about = isRelay ? Self.aboutRelay : Self.aboutMailbox
        fields = drawer.places(typed)
        securities = ConnectionSecurity.allCases.map {
            Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == typed.security)
        }
        securityWrong = drawer.wrong("security")
        signIns = MailSignIn.allCases.map {
            Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == typed.signIn)
        }
        let keeps = server?.sealedSecret == nil ? nil : "Leave it empty to keep the one that is set."
        secretFields = drawer.secrets(typed, keeps: keeps)
        showsTokens = typed.signIn == .oauth
        tokenFields = drawer.tokens(typed, keeps: keeps)
        allowsPrivate = typed.allowsPrivateAddress
        privateWrong = drawer.wrong("allowsPrivateAddress")
        let known = provider ?? MailProvider.of(host: typed.host)
        filesWords = isRelay ? nil : known.map { Self.filesWords($0) }
        standing = server.map { MailboxModel.Standing($0, for: visit) }
    }

    private static let aboutRelay =
        "Your provider’s server for outgoing mail (SMTP). Without one, mail leaves by the workspace’s, or lands in the "
        + "sandbox."
    private static let aboutMailbox =
        "Your provider’s server for incoming mail (IMAP). Inkling reads replies there, marks nothing as read, and files "
        + "what you sent without trackers."

    private static func filesWords(_ provider: MailProvider) -> String {
        provider.filesSentMail
            ? "\(provider.name) files what leaves through it by itself; Inkling puts the clean copy in its place."
            : "Inkling puts a clean copy of what you send into the folder for sent mail."
    }
}

/// Draws the fields of one form, with what is wrong at its place.
private struct FieldDrawer {
    let key: String
    let fault: MailboxPage.Fault?

    func wrong(_ name: String) -> String? {
        guard let fault, fault.field == name else { return nil }
        return fault.words
    }

    func places(_ typed: TypedMailServer) -> [MailboxModel.Field] {
        guard typed.purpose == .relay else {
            let help = "Empty for the one that the server names"
            return [
                field("host", "Server", typed.host, help: "Such as imap.contoso.com"),
                field("port", "Port", typed.port, help: "Mostly 993"),
                field("sentFolder", "Folder for sent mail", typed.sentFolder, help: help),
            ]
        }
        let noLimit = "Empty for no limit"
        return [
            field("host", "Server", typed.host, help: "Such as smtp.contoso.com"),
            field("port", "Port", typed.port, help: "465 for SSL/TLS, 587 for STARTTLS"),
            field("perMinute", "Most mails a minute", typed.perMinute, help: noLimit),
            field("perConnection", "Most mails over one connection", typed.perConnection, help: noLimit),
        ]
    }

    func secrets(_ typed: TypedMailServer, keeps: String?) -> [MailboxModel.Field] {
        let wrong = typed.signIn == .oauth ? nil : self.wrong("secret")
        return [
            field("userName", "User name", typed.userName, help: "Mostly the whole address"),
            field("password", "Password", help: keeps, type: "password", wrong: wrong),
        ]
    }

    func tokens(_ typed: TypedMailServer, keeps: String?) -> [MailboxModel.Field] {
        let wrong = typed.signIn == .oauth ? self.wrong("secret") : nil
        return [
            field("tokenEndpoint", "Address where tokens are made", typed.tokenEndpoint),
            field("clientID", "Client’s id", typed.clientID),
            field("clientSecret", "Client’s secret", type: "password"),
            field("refreshToken", "Refresh token", help: keeps, type: "password", wrong: wrong),
        ]
    }

    private func field(
        _ name: String,
        _ label: String,
        _ value: String = "",
        help: String? = nil,
        type: String = "text",
        wrong words: String? = nil
    ) -> MailboxModel.Field {
        let id = "\(key)-\(name)"
        let words = words ?? wrong(name)
        let parts = [help == nil ? nil : "\(id)-help", words == nil ? nil : "\(id)-wrong"].compactMap(\.self)
        return MailboxModel.Field(
            fieldID: id,
            fieldName: name,
            label: label,
            value: value,
            type: type,
            help: help,
            fieldWrong: words,
            described: parts.isEmpty ? nil : parts.joined(separator: " ")
        )
    }
}

extension MailboxModel.Standing {
    fileprivate init(_ server: MailServer, for visit: Visit) {
        serverName = server.settings.host
        checkLink = Route.checkMailServer(server.id).path
        removeLink = Route.removeMailServer(server.id).path
        trouble = server.problem
        foundRight = server.problem == nil ? server.checkedAt.map { Moment($0, as: .relative, for: visit) } : nil
    }
}
