internal import Delivery
internal import Edge
internal import Logging
internal import SMTP
internal import ServiceLifecycle
internal import Storage
internal import Tracking
internal import Web

extension Settings {
    /// What people type into their mail programs.
    var submissionPlaces: [SubmissionPlace] {
        let isCertified = submission.certificates != nil || certificates != nil
        return [
            submission.tlsPort.map { SubmissionPlace(host: submissionName, port: $0, security: .wrapped) },
            submission.port.map {
                SubmissionPlace(host: submissionName, port: $0, security: isCertified ? .startTLS : .none)
            },
        ].compactMap(\.self)
    }

    /// Its host name; where the certificate is that of the tracking listener, so is the name.
    private var submissionName: String {
        submission.name ?? (isDemo ? submission.host : trackingAddress.host)
    }

    /// The ports of the submission server that are set, and its certificates where it has some of its own.
    func submissionServices(
        store: Store,
        desk: Desk,
        others: CertificateReader?,
        logger: Logger
    ) throws(CertificateError) -> [any Service] {
        var services: [any Service] = []
        var certificates = others
        if let files = submission.certificates {
            let own = try CertificateReader(files: files, logger: logger)
            services.append(own)
            certificates = own
        }
        let house = submissionHouse(store: store, desk: desk, logger: logger)
        let room = MailRoom()
        for settings in submissionListeners {
            let listener = MailListener(
                settings: settings,
                house: house,
                room: room,
                tls: certificates?.contexts,
                logger: logger
            )
            services.append(SubmissionServer(listener: listener, isOptional: isDemo, logger: logger))
        }
        return services
    }

    private var submissionListeners: [MailListenerSettings] {
        let rules = ServerRules(name: submissionName, maximumSize: messageLimit, allowsPlainLogIn: true)
        var common = MailListenerSettings(host: submission.host, port: 0, rules: rules)
        var listeners: [MailListenerSettings] = []
        if let port = submission.port {
            (common.port, common.portSetting) = (port, Setting.submissionPort.option)
            listeners.append(common)
        }
        if let port = submission.tlsPort {
            (common.port, common.portSetting, common.isWrapped) = (port, Setting.submissionTLSPort.option, true)
            listeners.append(common)
        }
        return listeners
    }

    private func submissionHouse(store: Store, desk: Desk, logger: Logger) -> SubmissionHouse {
        let programs = ProgramLogIn(desk: desk)
        return SubmissionHouse(
            store: store,
            maximumSize: messageLimit,
            logIn: { credentials, peer in
                let answer = try await programs.check(
                    address: credentials.name,
                    password: credentials.password,
                    from: peer
                )
                return switch answer {
                case .user(let user): .user(user)
                case .wrong: .wrong
                case .tooOften(let wait): .tooOften(wait: wait)
                }
            },
            agentFamily: desk.agentFamily,
            logger: logger
        )
    }
}
