internal import Tracking

/// Where a mail server is and how it is spoken to; its secret is kept apart.
package struct MailServerSettings: Hashable, Sendable {
    /// Its name, which its certificate must bear, or its address.
    package var host: String
    /// Its port.
    package var port: Int
    /// How the connection is protected.
    package var security: ConnectionSecurity
    /// How one signs in.
    package var signIn: MailSignIn
    /// Who signs in; empty where nobody does.
    package var userName: String
    /// The folder of a mailbox where sent mail is filed; `nil` for the one that the server names.
    package var sentFolder: String?
    /// So many messages may leave through a relay in a minute; `nil` for no limit.
    package var perMinute: Int?
    /// So many messages may leave over one connection; `nil` for no limit.
    package var perConnection: Int?

    /// Puts the settings together.
    package init(
        host: String,
        port: Int,
        security: ConnectionSecurity,
        signIn: MailSignIn = .none,
        userName: String = "",
        sentFolder: String? = nil,
        perMinute: Int? = nil,
        perConnection: Int? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.signIn = signIn
        self.userName = userName
        self.sentFolder = sentFolder
        self.perMinute = perMinute
        self.perConnection = perConnection
    }
}

extension MailServerSettings {
    /// Whether a secret for the other one may be shown to this one: nothing says otherwise who gets it.
    func takesSecret(of other: MailServerSettings) -> Bool {
        isAtPlace(of: other) && security == other.security && signIn == other.signIn && userName == other.userName
    }

    /// Whether it is the same host and port.
    func isAtPlace(of other: MailServerSettings) -> Bool {
        host == other.host && port == other.port
    }

    /// The settings as they are kept, or what is wrong with them.
    func checked() throws(StoreError) -> MailServerSettings {
        var checked = self
        checked.host = try host.lowercased().checkedLine(field: "host")
        checked.userName = try userName.checkedLine(field: "userName")
        if let folder = sentFolder { checked.sentFolder = try folder.checkedLine(field: "sentFolder") }
        guard Self.isHost(checked.host) else {
            throw .invalid(field: "host", problem: "The server’s name is expected here, such as smtp.example.com.")
        }
        guard (1...65_535).contains(port) else {
            throw .invalid(field: "port", problem: "A number from 1 to 65535 is expected, such as 587.")
        }
        guard (signIn == .none) == checked.userName.isEmpty else {
            throw .invalid(
                field: "userName",
                problem: signIn == .none
                    ? "A user name is of no use without a way to sign in; choose one, or leave it empty."
                    : "The user name is missing; often it is the whole address."
            )
        }
        guard signIn == .none || security != .none || Self.isLoopback(checked.host) else {
            throw .invalid(
                field: "security",
                problem: "Without TLS everybody on the way could read the password. Choose STARTTLS or implicit TLS."
            )
        }
        try Self.check(perMinute, field: "perMinute")
        try Self.check(perConnection, field: "perConnection")
        return checked
    }

    private static func check(_ limit: Int?, field: String) throws(StoreError) {
        guard let limit, !(1...1_000_000).contains(limit) else { return }
        throw .invalid(field: field, problem: "A number from 1 to 1,000,000 is expected, or nothing for no limit.")
    }

    private static func isHost(_ text: String) -> Bool {
        DomainName.isValid(text) || NetworkAddress(text) != nil
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || NetworkAddress(host)?.isLoopback == true
    }
}
