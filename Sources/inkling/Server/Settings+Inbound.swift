internal import Delivery
internal import Edge
internal import Logging
internal import SMTP
internal import ServiceLifecycle
internal import Storage
internal import Web

extension Settings {
    /// The ports at which mail comes in: from mail programs, and for the reply domain.
    func mailListeners(
        store: Store,
        desk: Desk,
        certificates: CertificateReader?,
        logger: Logger
    ) throws(CertificateError) -> [any Service] {
        var services = try submissionServices(store: store, desk: desk, others: certificates, logger: logger)
        if let listener = inboundListener(store: store, certificates: certificates, logger: logger) {
            services.append(listener)
        }
        return services
    }

    /// The listener of the reply domain; `nil` where mail for it comes another way, or there is none.
    private func inboundListener(
        store: Store,
        certificates: CertificateReader?,
        logger: Logger
    ) -> MailListener<ReplyHouse>? {
        guard let domain = inbound.domain, let place = inbound.place else { return nil }
        let rules = ServerRules(
            mode: inbound.spoken == .lmtp ? .lmtp : .delivery,
            name: trackingAddress.mailName,
            maximumSize: messageLimit
        )
        return MailListener(
            settings: MailListenerSettings(
                host: place.host,
                port: place.port,
                portSetting: Setting.inboundPort.option,
                rules: rules
            ),
            house: ReplyHouse(store: store, domain: domain, hostName: trackingAddress.mailName, logger: logger),
            tls: certificates?.contexts,
            logger: logger
        )
    }
}
