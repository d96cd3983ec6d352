import Logging
import NIOCore
import ServiceLifecycle
import Testing

@testable import Edge
@testable import Tracking

/// A listener that runs for one test.
struct Site {
    let port: Int
    let ring: KeyRing
    let journal: Journal
    let counters: EdgeCounters
    let group: ServiceGroup
    let folder: TemporaryFolder

    /// Time-outs that a slow machine does not reach; what they do is tested by a clock that is moved.
    static let patient = ListenerLimits(
        head: .minutes(5),
        idle: .minutes(5),
        taking: .minutes(5),
        piece: .minutes(5),
        disk: .minutes(5),
        lingering: .seconds(2),
        draining: .seconds(5)
    )

    /// Runs a listener with this state while the body runs, then stops it gracefully.
    @discardableResult
    static func run<Result: Sendable>(
        state: EdgeState = EdgeState(),
        ring: KeyRing? = nil,
        contents: [[UInt8]] = [],
        loops: Int = 1,
        proxies: TrustedProxies = .none,
        disk: JournalDisk = .system,
        descriptors: Descriptors = Descriptors { 65_536 },
        limits: ListenerLimits = Site.patient,
        certificates: CertificateReader? = nil,
        pages: RecipientPages? = nil,
        logger: Logger = Samples.silent,
        _ body: (Site) async throws -> Result
    ) async throws -> Result {
        var journals = try Journals()
        journals.disk = disk
        let path = journals.folder.path("edge-state")
        try EdgeStateFile.publish(state, to: path)
        for content in contents { try journals.folder.store(content) }
        let ring = try ring ?? Samples.ring()
        let journal = try journals.open()
        let listener = TrackingListener(
            settings: ListenerSettings(port: 0, loops: loops, proxies: proxies),
            keys: { ring },
            state: EdgeStateReader(path: path, logger: Samples.silent),
            objects: journals.folder.path("objects"),
            journal: journal,
            counters: journals.counters,
            clock: Samples.clock,
            descriptors: descriptors,
            limits: limits,
            certificates: certificates,
            pages: pages,
            logger: logger
        )
        let services: [any Service] = [pages].compactMap(\.self) + [listener]
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: services, logger: Samples.silent)
        )
        defer { withExtendedLifetime(journals) {} }
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let site = Site(
                port: try await listener.boundPort(),
                ring: ring,
                journal: journal,
                counters: journals.counters,
                group: group,
                folder: journals.folder
            )
            let result = try await body(site)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }

    /// The path of something tracked.
    func path(_ content: Token.Content) throws -> String {
        let token = Token(copy: Samples.copy, content: content)
        return TrackingAddress.path(for: token.kind, token: try ring.seal(token), hint: "contoso.com")
    }

    func link(_ location: String = "https://contoso.com/a?b=c#d", ordinal: UInt16 = 0) throws -> String {
        try path(Samples.link(location, ordinal: ordinal).content)
    }

    func connect(reads: Bool = true) async throws -> Wire {
        try await Wire.connect(to: port, reads: reads)
    }

    /// Asks for other things until something has happened.
    func untilTrue(_ happened: (EdgeCounts) -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while !happened(counters.counts) {
            try #require(ContinuousClock.now < end, "it did not happen within a minute")
            #expect(try await ask("/healthz").status == 200)
        }
    }

    /// Asks once on a connection of its own.
    func ask(_ path: String, method: String = "GET", fields: [String] = []) async throws -> WireAnswer {
        let wire = try await connect()
        try await wire.send(Self.request(path, method: method, fields: fields))
        let answer = try #require(try await wire.answer(toHead: method == "HEAD"))
        await wire.close()
        return answer
    }

    static func request(_ path: String, method: String = "GET", fields: [String] = []) -> String {
        (["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1"] + fields + ["", ""]).joined(separator: "\r\n")
    }
}
