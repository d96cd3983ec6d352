internal import Storage

/// A mail server as it stands in the fields of a form.
struct TypedMailServer {
    let purpose: MailServerPurpose
    var host = ""
    var port = ""
    var security = ConnectionSecurity.implicitTLS
    var signIn = MailSignIn.password
    var userName = ""
    var sentFolder = ""
    var perMinute = ""
    var perConnection = ""
    var allowsPrivateAddress = false
    var tokenEndpoint = ""
    var clientID = ""
    private var password = ""
    private var clientSecret = ""
    private var refreshToken = ""

    /// One that nobody set up yet; what is usual stands there.
    init(_ purpose: MailServerPurpose, userName: String = "") {
        self.purpose = purpose
        self.userName = userName
        port = purpose == .relay ? "465" : "993"
    }

    /// One that is set up; its secrets never come back.
    init(_ server: MailServer) {
        let settings = server.settings
        purpose = server.purpose
        host = settings.host
        port = "\(settings.port)"
        security = settings.security
        signIn = settings.signIn
        userName = settings.userName
        sentFolder = settings.sentFolder ?? ""
        perMinute = settings.perMinute.map(String.init) ?? ""
        perConnection = settings.perConnection.map(String.init) ?? ""
        allowsPrivateAddress = server.allowsPrivateAddress
    }

    init(_ fields: FormFields) {
        func text(_ name: String) -> String { fields[name]?.trimmed ?? "" }
        purpose = MailServerPurpose(rawValue: text("purpose")) ?? .relay
        host = text("host")
        port = text("port")
        security = ConnectionSecurity(rawValue: text("security")) ?? .implicitTLS
        signIn = MailSignIn(rawValue: text("signIn")) ?? .none
        userName = text("userName")
        sentFolder = text("sentFolder")
        perMinute = text("perMinute")
        perConnection = text("perConnection")
        allowsPrivateAddress = fields["allowsPrivateAddress"] == "yes"
        tokenEndpoint = text("tokenEndpoint")
        clientID = text("clientID")
        // A password may begin or end with a space.
        password = fields["password"] ?? ""
        clientSecret = text("clientSecret")
        refreshToken = text("refreshToken")
    }

    /// Takes over what is known of a provider.
    mutating func take(_ provider: MailProvider, userName: String) {
        guard let place = purpose == .relay ? provider.relay : provider.mailbox else { return }
        (host, port, security) = (place.host, "\(place.port)", place.security)
        tokenEndpoint = provider.tokenEndpoint ?? ""
        if self.userName.isEmpty { self.userName = userName }
        if signIn == .none { signIn = .password }
    }

    /// What is to be kept; what is no number becomes one that storage refuses.
    var settings: MailServerSettings {
        func limit(_ text: String) -> Int? { text.isEmpty ? nil : Int(text) ?? 0 }
        return MailServerSettings(
            host: host,
            port: Int(port) ?? 0,
            security: security,
            signIn: signIn,
            userName: signIn == .none ? "" : userName,
            sentFolder: sentFolder.isEmpty ? nil : sentFolder,
            perMinute: limit(perMinute),
            perConnection: limit(perConnection)
        )
    }

    /// What signs in; `nil` where the fields are empty and it is to stay as it is.
    func secret() throws(StoreError) -> ServerSecret? {
        switch signIn {
        case .none: return nil
        case .password:
            guard password.utf8.count <= 1_000, password.allSatisfy({ !$0.isNewline }) else {
                throw .invalid(field: "secret", problem: "A password of one line is expected.")
            }
            return password.isEmpty ? nil : .password(password)
        case .oauth:
            guard !refreshToken.isEmpty else { return nil }
            guard tokenEndpoint.hasPrefix("https://"), !clientID.isEmpty else {
                let problem =
                    "Give the https address where tokens are made, and the client’s id, with the refresh token."
                throw .invalid(field: "tokenEndpoint", problem: problem)
            }
            return .oauth(
                OAuthGrant(
                    tokenEndpoint: tokenEndpoint,
                    clientID: clientID,
                    clientSecret: clientSecret,
                    refreshToken: refreshToken
                )
            )
        }
    }
}
