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
        let (key, isRelay) = (typed.purpose.rawValue, typed.purpose == .relay)
        func wrong(_ name: String) -> String? {
            guard let fault, fault.field == name else { return nil }
            return fault.words
        }
        func field(
            _ name: String,
            _ label: String,
            _ value: String = "",
            help: String? = nil,
            type: String = "text",
            wrong words: String? = nil
        ) -> MailboxModel.Field {
            MailboxModel.Field(key: key, name, label, value, type: type, help: help, wrong: words ?? wrong(name))
        }
        self.key = key
        self.isRelay = isRelay
        heading = isRelay ? "Relay: mail goes out" : "Mailbox: replies come in"
        about = isRelay ? Self.aboutRelay : Self.aboutMailbox
        let keeps = server?.sealedSecret == nil ? nil : "Leave it empty to keep the one that is set."
        var fields = [
            field(
                "host",
                "Server",
                typed.host,
                help: isRelay ? "Such as smtp.contoso.com" : "Such as imap.contoso.com"
            ),
            field("port", "Port", typed.port, help: isRelay ? "465 for SSL/TLS, 587 for STARTTLS" : "Mostly 993"),
        ]
        if isRelay {
            fields.append(field("perMinute", "Most mails a minute", typed.perMinute, help: "Empty for no limit"))
            fields.append(
                field(
                    "perConnection",
                    "Most mails over one connection",
                    typed.perConnection,
                    help: "Empty for no limit"
                )
            )
        } else {
            let help = "Empty for the one that the server names"
            fields.append(field("sentFolder", "Folder for sent mail", typed.sentFolder, help: help))
        }
        self.fields = fields
        securities = ConnectionSecurity.allCases.map {
            Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == typed.security)
        }
        securityWrong = wrong("security")
        signIns = MailSignIn.allCases.map {
            Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == typed.signIn)
        }
        let usesTokens = typed.signIn == .oauth
        let secretWrong = wrong("secret")
        secretFields = [
            field("userName", "User name", typed.userName, help: "Mostly the whole address"),
            field("password", "Password", help: keeps, type: "password", wrong: usesTokens ? nil : secretWrong),
        ]
        showsTokens = usesTokens
        tokenFields = [
            field("tokenEndpoint", "Address where tokens are made", typed.tokenEndpoint),
            field("clientID", "Client’s id", typed.clientID),
            field("clientSecret", "Client’s secret", type: "password"),
            field(
                "refreshToken",
                "Refresh token",
                help: keeps,
                type: "password",
                wrong: usesTokens ? secretWrong : nil
            ),
        ]
        allowsPrivate = typed.allowsPrivateAddress
        privateWrong = wrong("allowsPrivateAddress")
        let known = provider ?? MailProvider.of(host: typed.host)
        filesWords = isRelay ? nil : known.map(Self.filesWords)
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

extension MailboxModel.Field {
    fileprivate init(
        key: String,
        _ name: String,
        _ label: String,
        _ value: String,
        type: String,
        help: String?,
        wrong: String?
    ) {
        let id = "\(key)-\(name)"
        fieldID = id
        fieldName = name
        self.label = label
        self.value = value
        self.type = type
        self.help = help
        fieldWrong = wrong
        let parts = [help.map { _ in "\(id)-help" }, wrong.map { _ in "\(id)-wrong" }].compactMap(\.self)
        described = parts.isEmpty ? nil : parts.joined(separator: " ")
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
