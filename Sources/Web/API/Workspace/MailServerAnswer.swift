internal import Storage
internal import Tracking

/// A mail server in the API; its secret never leaves.
struct MailServerAnswer: Encodable {
    let id: MailServerID
    let purpose: MailServerPurpose
    let owner: Owner
    let host: String
    let port: Int
    let security: ConnectionSecurity
    let signIn: MailSignIn
    let userName: String
    @Nullable var sentFolder: String?
    @Nullable var perMinute: Int?
    @Nullable var perConnection: Int?
    let allowsPrivateAddress: Bool
    @Nullable var problem: String?
    @Nullable var checkedAt: Instant?

    /// Whose it is.
    enum Owner: String, Encodable, CaseIterable {
        case own
        case workspace
    }

    init(_ server: MailServer) {
        id = server.id
        purpose = server.purpose
        owner = server.seller == nil ? .workspace : .own
        host = server.settings.host
        port = server.settings.port
        security = server.settings.security
        signIn = server.settings.signIn
        userName = server.settings.userName
        _sentFolder = Nullable(wrappedValue: server.settings.sentFolder)
        _perMinute = Nullable(wrappedValue: server.settings.perMinute)
        _perConnection = Nullable(wrappedValue: server.settings.perConnection)
        allowsPrivateAddress = server.allowsPrivateAddress
        _problem = Nullable(wrappedValue: server.problem)
        _checkedAt = Nullable(wrappedValue: server.checkedAt)
    }
}

/// What is wrong with a mail server.
struct MailServerCheckAnswer: Encodable {
    @Nullable var problem: String?
}
