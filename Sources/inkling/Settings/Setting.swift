internal import Configuration

/// One setting of `inkling serve`: everything that help, checks and documentation say of it, once.
struct Setting: Hashable, Sendable {
    /// What kind of value it takes.
    enum Kind: Hashable, Sendable {
        case text
        case port
        case number
        case truth
        case mebibytes
    }

    /// The path in the settings file, such as `web.port`.
    let path: String
    /// What kind of value it takes.
    let kind: Kind
    /// What holds where nothing is said, as it is shown.
    let standard: String
    /// What it does, in one sentence.
    let purpose: String

    /// The option on the command line, such as `--web-port`.
    var option: String { "--" + words.joined(separator: "-") }

    /// The variable in the environment, such as `INKLING_WEB_PORT`.
    var variable: String { "INKLING_" + words.joined(separator: "_").uppercased() }

    /// The key by which swift-configuration finds it in all three places.
    var key: ConfigKey { ConfigKey(path.split(separator: ".").map(String.init)) }

    /// The words of the path: `web.publicAddress` has three.
    private var words: [String] {
        path.reduce(into: [""]) { words, character in
            if character == "." || character.isUppercase { words.append("") }
            if character != "." { words[words.count - 1] += character.lowercased() }
        }
    }
}

extension Setting {
    static let dataFolder = Setting(
        path: "dataFolder",
        kind: .text,
        standard: "inkling-data",
        purpose: "The folder of the database, the journal and the keys; made with mode 0700 if it is missing."
    )
    static let webHost = Setting(
        path: "web.host",
        kind: .text,
        standard: "127.0.0.1",
        purpose: "The address that the web app and the API listen on."
    )
    static let webPort = Setting(
        path: "web.port",
        kind: .port,
        standard: "8080",
        purpose: "Their port."
    )
    static let webPublicAddress = Setting(
        path: "web.publicAddress",
        kind: .text,
        standard: "http://HOST:PORT of the web app",
        purpose: "The address that people open; with https the session cookie is marked Secure."
    )
    static let trackingHost = Setting(
        path: "tracking.host",
        kind: .text,
        standard: "127.0.0.1",
        purpose: "The address that the tracking listener listens on."
    )
    static let trackingPort = Setting(
        path: "tracking.port",
        kind: .port,
        standard: "8025",
        purpose: "Its port."
    )
    static let trackingPublicAddress = Setting(
        path: "tracking.publicAddress",
        kind: .text,
        standard: "HOST:PORT of the listener, with http or, if it has certificates, https",
        purpose: "The address in beacons and links; best a host name of the sender's domain, never that of the web app."
    )
    static let trackingLoops = Setting(
        path: "tracking.loops",
        kind: .number,
        standard: "1",
        purpose: "How many event loops share that port, from 1 to 64; each keeps a processor core busy at most."
    )
    static let trackingTrustedProxies = Setting(
        path: "tracking.trustedProxies",
        kind: .text,
        standard: "none",
        purpose: "Networks of proxies in front of the listener, such as 10.0.0.0/8, with commas between; only they are "
            + "believed on where a request comes from."
    )
    static let trackingCertificateChain = Setting(
        path: "tracking.certificateChain",
        kind: .text,
        standard: "none",
        purpose:
            "A PEM file with the listener's certificate and those that vouch for it; with it and its key the listener "
            + "speaks TLS and nothing else."
    )
    static let trackingPrivateKey = Setting(
        path: "tracking.privateKey",
        kind: .text,
        standard: "none",
        purpose:
            "A PEM file with the private key of that certificate, without a passphrase; nobody but its owner may read it."
    )
    static let adminHost = Setting(
        path: "admin.host",
        kind: .text,
        standard: "127.0.0.1",
        purpose: "The address that the figures for monitoring are served on; nobody is asked who they are there."
    )
    static let adminPort = Setting(
        path: "admin.port",
        kind: .port,
        standard: "none",
        purpose: "Their port, such as 8026; without one they are not served."
    )
    static let submissionHost = Setting(
        path: "submission.host",
        kind: .text,
        standard: "127.0.0.1",
        purpose: "The address on which mail programs hand their mail over."
    )
    static let submissionPort = Setting(
        path: "submission.port",
        kind: .port,
        standard: "none",
        purpose:
            "Its port for STARTTLS, such as 587; without certificates only programs on this machine may log in there."
    )
    static let submissionTLSPort = Setting(
        path: "submission.tlsPort",
        kind: .port,
        standard: "none",
        purpose: "Its port for TLS from the first byte on, such as 465."
    )
    static let submissionName = Setting(
        path: "submission.name",
        kind: .text,
        standard: "the host name of the tracking listener",
        purpose: "The host name that people type into their mail programs; the certificate must be for it."
    )
    static let submissionCertificateChain = Setting(
        path: "submission.certificateChain",
        kind: .text,
        standard: "that of the tracking listener",
        purpose: "A PEM file with the certificate for mail programs and those that vouch for it."
    )
    static let submissionPrivateKey = Setting(
        path: "submission.privateKey",
        kind: .text,
        standard: "that of the tracking listener",
        purpose: "A PEM file with its private key, without a passphrase; nobody but its owner may read it."
    )
    static let replyDomain = Setting(
        path: "replyDomain",
        kind: .text,
        standard: "none",
        purpose:
            "The domain at which every copy has an address of its own, to which reports of failure go; its mail must reach "
            + "Inkling."
    )
    static let inboundHost = Setting(
        path: "inbound.host",
        kind: .text,
        standard: "127.0.0.1",
        purpose: "The address on which servers bring mail for the reply domain."
    )
    static let inboundPort = Setting(
        path: "inbound.port",
        kind: .port,
        standard: "none",
        purpose: "Its port, such as 25; without one such mail comes by a mailbox or the API."
    )
    static let inboundProtocol = Setting(
        path: "inbound.protocol",
        kind: .text,
        standard: "smtp",
        purpose: "What is spoken there: smtp, or lmtp with a mail server of one's own."
    )
    static let inboundAnswers = Setting(
        path: "inbound.answers",
        kind: .truth,
        standard: "false",
        purpose: "Whether copies name their own address in Reply-To, behind the sender's, so that answers come to both."
    )
    static let inboundBySubject = Setting(
        path: "inbound.bySubject",
        kind: .truth,
        standard: "false",
        purpose:
            "Whether a reply that names no message is put to the last email between the same people with its subject."
    )
    static let libraries = Setting(
        path: "libraries",
        kind: .text,
        standard: "none",
        purpose:
            "The folder of editor, charts, fonts and cities that scripts/setup filled; without it the editor is a plain field, charts are tables, and cities tell no time zone."
    )
    static let agentDefinitions = Setting(
        path: "agentDefinitions",
        kind: .text,
        standard: "/usr/share/uap-core/regexes.yaml",
        purpose: "The uap-core definitions that tell devices and mail programs by their agent."
    )
    static let messageLimit = Setting(
        path: "message.limit",
        kind: .mebibytes,
        standard: "25",
        purpose:
            "The largest message that the API and mail programs may hand over and that leaves, with the files inside it, in MiB."
    )
    static let mailTrustedCertificates = Setting(
        path: "mail.trustedCertificates",
        kind: .text,
        standard: "none",
        purpose:
            "A PEM file with certificates that mail servers may have besides those that the system trusts, of a relay of "
            + "one's own, say."
    )
    static let nameServer = Setting(
        path: "nameServer",
        kind: .text,
        standard: "those of the system",
        purpose:
            "The name server that the doctor asks for the records of domains, such as 192.0.2.53 or 127.0.0.1:5353."
    )
    static let facts = Setting(
        path: "facts",
        kind: .text,
        standard: "none",
        purpose: "A folder with networks.csv or agents.csv that are newer than those that come with Inkling."
    )
    static let placeDatabase = Setting(
        path: "placeDatabase",
        kind: .text,
        standard: "none",
        purpose: "A City database in MaxMind’s format; without it places are not known."
    )
    static let ownerDatabase = Setting(
        path: "ownerDatabase",
        kind: .text,
        standard: "none",
        purpose:
            "An ASN database in MaxMind’s format; without it owners of networks are known by the shipped facts only."
    )
    static let logLevel = Setting(
        path: "log.level",
        kind: .text,
        standard: "notice",
        purpose: "The least level that is logged: trace, debug, info, notice, warning, error or critical."
    )
    static let demo = Setting(
        path: "demo",
        kind: .truth,
        standard: "false",
        purpose: "Fills an empty data folder with a demo workspace, whose people react to what is sent, and prints its "
            + "log-in; on loopback only."
    )

    /// Every setting, in the order of help and documentation.
    static let all = [
        dataFolder, webHost, webPort, webPublicAddress, trackingHost, trackingPort, trackingPublicAddress,
        trackingLoops, trackingTrustedProxies, trackingCertificateChain, trackingPrivateKey, adminHost, adminPort,
        submissionHost, submissionPort, submissionTLSPort, submissionName, submissionCertificateChain,
        submissionPrivateKey, replyDomain, inboundHost, inboundPort, inboundProtocol, inboundAnswers, inboundBySubject,
        libraries, agentDefinitions, facts,
        placeDatabase, ownerDatabase, messageLimit, mailTrustedCertificates, nameServer, logLevel, demo,
    ]
}
