internal import Delivery
internal import Edge
internal import Files
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
        keys: KeyRingReader,
        logger: Logger,
        webIsListening: @escaping @Sendable () -> Void
    ) async throws {
        let base = try settings.base()
        let facts = try KnownFacts.inFolder(settings.facts)
        let agents = Agents(path: settings.agentDefinitions, facts: facts.agents)
        let counters = EdgeCounters()
        journal = try Journal(folder: folder.journal, counters: counters)
        // The listener must never serve by an older state, so it is published before anything reads it.
        await EdgeStatePublisher(store: store, path: folder.edgeState, logger: logger).publish()
        let state = EdgeStateReader(path: folder.edgeState, logger: logger)
        let publisher = EdgeStatePublisher(store: store, path: folder.edgeState, logger: logger) { state.refresh() }
        let certificates = try settings.certificates(logger: logger)
        let intake = try settings.intake(of: journal, into: store, agents: agents, facts: facts, logger: logger)
        let objects = try await folder.objectStore()
        let mail = try MailParts(settings: settings, folder: folder, store: store, logger: logger)
        var desk = settings.desk(store: store, objects: objects, keys: keys, base: base, agents: agents, mail: mail)
        let examinations = Examinations(settings, store)
        desk.doctor = examinations.desk
        let pages = try RecipientPages(of: desk, keys: keys, logger: logger)
        listener = TrackingListener(
            settings: settings.listener,
            keys: { keys.ring },
            state: state,
            objects: folder.objects,
            journal: journal,
            counters: counters,
            certificates: certificates,
            pages: pages,
            logger: logger
        )
        let web = try webApplication(desk: desk, logger: logger, onServerRunning: { _ in webIsListening() })
        services = [agents, keys, state, publisher, Housekeeping(store: store, logger: logger)]
        services += [certificates].compactMap(\.self)
        services += [FileKeeper(store: store, objects: objects, logger: logger), intake, examinations]
        services += mail.services(settings, objects: objects, keys: keys, base: base) + [pages, listener]
        let metrics = EdgeMetrics(journal: journal, counters: counters, certificates: certificates)
        services += settings.adminServices(metrics: metrics, intake: intake, store: store, logger: logger)
        services += try settings.mailListeners(store: store, desk: desk, certificates: certificates, logger: logger)
        services += [HabitLessons(habits: desk.habits, logger: logger), WebApp(app: web, place: settings.web)]
        services += settings.demoServices(store: store, logger: logger)
    }
}

extension RecipientPages {
    /// The listener hands them over to the web app, which alone knows storage.
    fileprivate convenience init(of desk: Desk, keys: KeyRingReader, logger: Logger) throws {
        let page = try RecipientPage(desk: desk, keys: { keys.ring }, logger: logger)
        self.init(style: page.style) { await page.answer($0) }
    }
}

extension Settings {
    fileprivate func intake(
        of journal: Journal,
        into store: Store,
        agents: Agents,
        facts: KnownFacts,
        logger: Logger
    ) throws -> Intake {
        Intake(
            journal: journal,
            store: store,
            agents: { try await agents.catalogue() },
            networks: try networks(facts),
            logger: logger
        )
    }

    fileprivate func adminServices(
        metrics: EdgeMetrics,
        intake: Intake,
        store: Store,
        logger: Logger
    ) -> [any Service] {
        guard let admin else { return [] }
        return [AdminListener(place: admin, metrics: metrics, intake: intake, store: store, logger: logger)]
    }

    fileprivate func demoServices(store: Store, logger: Logger) -> [any Service] {
        isDemo ? [DemoRecipients(store: store, logger: logger)] : []
    }

    func base() throws(SettingsError) -> TrackingBase {
        guard let base = TrackingBase("\(trackingAddress)") else {
            throw SettingsError(problems: ["tracking.publicAddress: it must be an address in ASCII."])
        }
        return base
    }

    fileprivate func networks(_ facts: KnownFacts) throws(PlaceDatabaseError) -> NetworkKnowledge {
        try NetworkKnowledge(table: facts.networks, placesPath: placeDatabase, ownersPath: ownerDatabase)
    }

    fileprivate func certificates(logger: Logger) throws(CertificateError) -> CertificateReader? {
        guard let certificates else { return nil }
        return try CertificateReader(files: certificates, logger: logger)
    }

    fileprivate var listener: ListenerSettings {
        ListenerSettings(
            host: tracking.host,
            port: tracking.port,
            portSetting: Setting.trackingPort.option,
            loops: trackingLoops,
            proxies: trustedProxies
        )
    }

    fileprivate func desk(
        store: Store,
        objects: ObjectStore,
        keys: KeyRingReader,
        base: TrackingBase,
        agents: Agents,
        mail: MailParts
    ) -> Desk {
        Desk(
            store: store,
            objects: objects,
            configuration: web(base: base),
            agentFamily: { await agents.family(of: $0) },
            keys: { keys.ring.keys.reduce(into: [:]) { $0[$1.id] = $1.state } },
            mail: mail.desk,
            countries: TimeZoneTable.countries(libraries: libraries)
        )
    }

    fileprivate func web(base: TrackingBase) -> WebConfiguration {
        var configuration = WebConfiguration(
            host: web.host,
            port: web.port,
            trackingBase: base,
            librariesFolder: libraries,
            usesSecureCookies: webAddress.isSecure,
            maximumMessageSize: messageLimit
        )
        configuration.publicAddress = "\(webAddress)"
        configuration.submissionPlaces = submissionPlaces
        return configuration
    }
}
