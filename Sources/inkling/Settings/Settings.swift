internal import Delivery
internal import Edge
internal import Logging
internal import Tracking

/// The settings of `inkling serve`, read once and checked.
struct Settings: Sendable {
    /// Where a listener listens.
    struct Place: Hashable, Sendable {
        var host: String
        var port: Int
    }

    /// How mail programs hand their mail over.
    struct Submission: Sendable {
        var host: String
        /// Where TLS begins with a word in clear, or is not spoken; `nil` for nowhere.
        var port: Int?
        /// Where TLS is spoken from the first byte on; `nil` for nowhere.
        var tlsPort: Int?
        /// The host name that programs reach it by; `nil` where it is that of the tracking listener.
        var name: String?
        /// `nil` where they are those of the tracking listener.
        var certificates: CertificateFiles?
    }

    /// How replies and reports come in.
    struct Inbound: Sendable {
        /// What is spoken with servers that bring mail.
        enum Language: String, CaseIterable, Sendable {
            case smtp, lmtp
        }

        /// Where every copy has an address of its own; `nil` for nowhere.
        var domain: ReplyDomain?
        /// Where servers bring mail for it; `nil` for nowhere.
        var place: Place?
        var spoken: Language
        /// Whether a reply that names no message is put to an email by subject and people.
        var isMatchedBySubject: Bool
    }

    var dataFolder: String
    var web: Place
    /// `nil` where it follows from ``web``.
    var webPublicAddress: PublicAddress?
    var tracking: Place
    /// `nil` where it follows from ``tracking``.
    var trackingPublicAddress: PublicAddress?
    /// How many event loops the tracking listener has.
    var trackingLoops: Int
    /// Whose word on where a request comes from is believed.
    var trustedProxies: TrustedProxies
    /// What the tracking listener speaks TLS with; `nil` for plain HTTP.
    var certificates: CertificateFiles?
    /// How mail programs hand their mail over.
    var submission: Submission
    /// How replies and reports come in.
    var inbound: Inbound
    /// Where figures for monitoring are served; `nil` for nowhere.
    var admin: Place?
    var libraries: String?
    var agentDefinitions: String
    /// In bytes.
    var messageLimit: Int
    /// A file of certificates that mail servers may have; `nil` for those that the system trusts alone.
    var mailTrustedCertificates: String?
    /// Who is asked for the records of domains.
    var nameServer: NameServer
    /// The folder of newer facts; `nil` for those that come with the program.
    var facts: String?
    var placeDatabase: String?
    var ownerDatabase: String?
    var logLevel: Logger.Level
    var isDemo: Bool
}
