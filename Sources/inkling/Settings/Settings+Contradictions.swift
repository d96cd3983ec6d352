internal import Foundation

extension Settings {
    /// What is fine alone but not together, or not on this machine; one sentence each.
    var contradictions: [String] {
        [
            web == tracking ? "web.port, tracking.port: both listeners want port \(web.port); choose two." : nil,
            admin == web || admin == tracking
                ? "admin.port: another listener wants port \(admin?.port ?? 0); choose one of its own." : nil,
            unreachable(webAddress, .webPublicAddress),
            unreachable(trackingAddress, .trackingPublicAddress),
            sharedName,
            localTracking,
            plainTracking,
            plainSubmission,
            sharedSubmissionPort,
            inboundWithoutDomain,
            sharedInboundPort,
            isDemo && !isLoopback
                ? "demo: it is served on loopback only; leave web.host and tracking.host at 127.0.0.1." : nil,
            FileManager.default.isReadableFile(atPath: agentDefinitions)
                ? nil : "agentDefinitions: \(agentDefinitions) can’t be read; install uap-core or name another file.",
            missingLibraries,
        ].compactMap(\.self)
    }

    /// Where the web app is reached from outside.
    var webAddress: PublicAddress { webPublicAddress ?? PublicAddress(web) }

    /// Where the tracking listener is reached from outside.
    var trackingAddress: PublicAddress {
        trackingPublicAddress ?? PublicAddress(tracking, isSecure: certificates != nil)
    }

    private var isLoopback: Bool { PublicAddress(web).isLoopback && PublicAddress(tracking).isLoopback }

    private func unreachable(_ address: PublicAddress, _ setting: Setting) -> String? {
        address.isWildcard
            ? "\(setting.path): it is needed where a listener listens on every address; give what people are to open."
            : nil
    }

    private var sharedName: String? {
        guard webAddress.host == trackingAddress.host, !webAddress.isLoopback, !webAddress.isWildcard else {
            return nil
        }
        return "tracking.publicAddress: it has the host name of the web app; cookies do not mind ports, "
            + "so give the tracking listener a host name of its own."
    }

    private var localTracking: String? {
        guard !webAddress.isLoopback, trackingAddress.isLoopback else { return nil }
        return "tracking.publicAddress: it is needed where the web app has a public one; "
            + "without it every link in your mail would lead to \(trackingAddress)."
    }

    private var plainTracking: String? {
        guard certificates != nil, !trackingAddress.isSecure else { return nil }
        return "tracking.publicAddress: the tracking listener has certificates and so speaks TLS alone; "
            + "its address must begin with https."
    }

    /// Nobody who is elsewhere could log in: passwords need encryption.
    private var plainSubmission: String? {
        guard submission.certificates == nil, certificates == nil else { return nil }
        let isElsewhere = submission.port != nil && !PublicAddress(Place(host: submission.host, port: 0)).isLoopback
        guard isElsewhere || submission.tlsPort != nil else { return nil }
        return "submission.certificateChain: mail programs need certificates; give a chain and its key, or let "
            + "submission.host be 127.0.0.1 and leave submission.tlsPort out."
    }

    private var sharedSubmissionPort: String? {
        let others = [web.port, tracking.port, admin?.port].compactMap(\.self)
        let own = [submission.port, submission.tlsPort].compactMap(\.self)
        guard Set(own).count < own.count || own.contains(where: others.contains) else { return nil }
        return "submission.port, submission.tlsPort: another listener wants the same port; choose others."
    }

    private var inboundWithoutDomain: String? {
        guard inbound.place != nil, inbound.domain == nil else { return nil }
        return "inbound.port: servers can bring mail for a reply domain only; set replyDomain, or leave the port out."
    }

    private var sharedInboundPort: String? {
        let others = [web.port, tracking.port, admin?.port, submission.port, submission.tlsPort]
        guard let port = inbound.place?.port, others.contains(port) else { return nil }
        return "inbound.port: another listener wants port \(port); choose one of its own."
    }

    private var missingLibraries: String? {
        guard let libraries, !FileManager.default.fileExists(atPath: libraries + "/editor.js") else { return nil }
        return "libraries: there is no editor.js in \(libraries); run scripts/setup, or leave the setting out."
    }
}
