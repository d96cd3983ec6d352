internal import Delivery
internal import Edge
internal import Hummingbird
internal import Intake
internal import Logging
internal import ServiceLifecycle
internal import Storage
internal import Tracking
internal import Web

/// Every long-lived part of the server, made of one another.
struct Parts {
    /// In the order in which they start; they stop the other way round, so that hits that are answered are still taken in.
    private(set) var services: [any Service]
    /// Its port says that the server is up.
    let listener: TrackingListener
    /// Closed when every service has ended.
    let journal: Journal

    init(
        settings: Settings,
        folder: DataFolder,
        store: Store,
        keys: KeyRing,
        logger: Logger,
        webIsListening: @escaping @Sendable () -> Void
    ) async throws {
        guard let base = TrackingBase("\(settings.trackingAddress)") else {
            throw SettingsError(problems: ["tracking.publicAddress: it must be an address in ASCII."])
        }
        let agents = Agents(path: settings.agentDefinitions)
        let counters = EdgeCounters()
        journal = try Journal(folder: folder.journal, counters: counters)
        // The listener must never serve by an older state, so it is published before anything reads it.
        await EdgeStatePublisher(store: store, path: folder.edgeState, logger: logger).publish()
        let state = EdgeStateReader(path: folder.edgeState, logger: logger)
        let publisher = EdgeStatePublisher(store: store, path: folder.edgeState, logger: logger) { state.refresh() }
        let intake = Intake(
            journal: journal,
            store: store,
            agents: { try await agents.catalogue() },
            logger: logger
        )
        listener = TrackingListener(
            settings: settings.listener,
            keys: keys,
            state: state,
            objects: folder.objects,
            journal: journal,
            counters: counters,
            logger: logger
        )
        let web = try webApplication(
            desk: Desk(
                store: store,
                configuration: settings.web(base: base),
                agentFamily: { await agents.family(of: $0) }
            ),
            logger: logger,
            onServerRunning: { _ in webIsListening() }
        )
        let outbox = Outbox(store: store, keys: keys, base: base, logger: logger)
        let housekeeping = Housekeeping(store: store, logger: logger)
        services = [agents, state, publisher, housekeeping, intake, outbox, listener]
        services.append(WebApp(app: web, place: settings.web))
    }
}

extension Settings {
    fileprivate var listener: ListenerSettings {
        ListenerSettings(host: tracking.host, port: tracking.port, portSetting: Setting.trackingPort.option)
    }

    fileprivate func web(base: TrackingBase) -> WebConfiguration {
        WebConfiguration(
            host: web.host,
            port: web.port,
            trackingBase: base,
            librariesFolder: libraries,
            usesSecureCookies: webAddress.isSecure
        )
    }
}
