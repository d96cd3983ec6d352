internal import Storage

/// The mail servers of somebody, or of the workspace, as they are shown.
struct MailboxModel {
    let place = SettingsPlace.mailbox.model
    let isAdministrator: Bool
    let isWorkspace: Bool
    let owner: String
    let providers: [Choice]
    let providerWords: String?
    let servers: [Server]
    let hasOthers: Bool
    let others: [Other]
    let isTesting: Bool
    let testAddress: String
    let test: Test?

    /// A relay or a mailbox, set up or not yet.
    struct Server {
        let key: String
        let heading: String
        let about: String
        let isRelay: Bool
        let fields: [Field]
        let securities: [Choice]
        let securityWrong: String?
        let signIns: [Choice]
        let secretFields: [Field]
        let tokenFields: [Field]
        let showsTokens: Bool
        let allowsPrivate: Bool
        let privateWrong: String?
        let filesWords: String?
        let standing: Standing?
    }

    /// A field with a line of text.
    struct Field {
        let fieldID: String
        let fieldName: String
        let label: String
        let value: String
        let type: String
        let help: String?
        let fieldWrong: String?
        let described: String?
    }

    /// How a server stands that is set up.
    struct Standing {
        let serverName: String
        let checkLink: String
        let removeLink: String
        let trouble: String?
        let foundRight: Moment?
    }

    /// A seller's server, which only an administrator may let stand at a private address.
    struct Other {
        let who: String
        let what: String
        let isAllowed: Bool
        let decision: String
        let decisionWords: String
        let allowLink: String
    }

    /// How far the last test mail came.
    struct Test {
        let tone: String
        let icon: String
        let words: String
        let begunAt: Moment
    }
}

extension MailboxModel.Test {
    init(_ mail: TestMail, for visit: Visit) {
        begunAt = Moment(mail.startedAt, as: .relative, for: visit)
        switch mail.standing {
        case .sending:
            (tone, icon, words) = ("accent", "waiting", "The test mail is handed to the relay.")
        case .awaited:
            (tone, icon) = ("accent", "waiting")
            words = "The relay took the test mail. It is waited for in the mailbox, at most 30 seconds."
        case .arrived:
            (tone, icon, words) = ("person", "on", "The test mail left through the relay and arrived in the mailbox.")
        case .takenByRelay:
            (tone, icon) = ("person", "on")
            words = "The relay took the test mail. No mailbox is set up here, so look yourself whether it arrived."
        case .failed(let problem):
            (tone, icon, words) = ("danger", "failed", problem)
        }
    }
}

extension ConnectionSecurity {
    /// What mail programs call it.
    var words: String {
        switch self {
        case .implicitTLS: "SSL/TLS"
        case .startTLS: "STARTTLS"
        case .none: "none"
        }
    }
}

extension MailSignIn {
    /// What people choose.
    var words: String {
        switch self {
        case .none: "Nobody signs in"
        case .password: "With a password"
        case .oauth: "With access tokens (XOAUTH2)"
        }
    }
}
