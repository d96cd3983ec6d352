internal import AsyncHTTPClient
internal import Engagement
internal import Logging
internal import Mail
internal import NIOCore
internal import NIOHTTP1
internal import ServiceLifecycle
internal import Storage
internal import Tracking

/// The people of the demo, alive: they read what lands in the sandbox, follow its links and write back, within a minute or two.
///
/// They ask the real tracking listener, so that all that a newcomer sees came about as it would with people. Nobody is really
/// written to: without a relay, mail goes no further than the sandbox.
struct DemoRecipients: Service {
    private let store: Store
    private let clock: any Clock<Duration>
    private let logger: Logger

    private static let patience = TimeAmount.seconds(10)

    init(store: Store, clock: any Clock<Duration> = ContinuousClock(), logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    func run() async throws {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(redirectConfiguration: .disallow)
        )
        await withDiscardingTaskGroup { group in
            var known: Set<EmailID> = []
            for await event in store.live.events().cancelOnGracefulShutdown() {
                guard case .email(let id, .sent, let seller) = event, known.insert(id).inserted else { continue }
                group.addTask { await receive(id, from: seller, client) }
            }
            group.cancelAll()
        }
        try await client.shutdown()
    }

    /// Gives every copy of an email to whom it is for.
    private func receive(_ id: EmailID, from seller: UserID, _ client: HTTPClient) async {
        do {
            guard let user = try await store.user(seller), let email = try await store.email(id, viewer: user.viewer)
            else { return }
            let copies = try await store.sandboxMessages(email: id, viewer: user.viewer, limit: 100)
            try await withThrowingDiscardingTaskGroup { group in
                for copy in copies {
                    guard let bytes = try await store.sandboxMessage(copy.id, viewer: user.viewer)?.bytes else {
                        continue
                    }
                    let reader = DemoReader(
                        person: try await person(of: copy),
                        copy: bytes,
                        email: email,
                        order: copy.copy.recipient
                    )
                    group.addTask { try await act(reader, client) }
                }
            }
        } catch is CancellationError {
            return
        } catch {
            logger.warning("Somebody of the demo could not react", metadata: ["error": "\(error)"])
        }
    }

    private func person(of copy: SandboxMessage) async throws -> DemoPerson {
        let address = copy.recipient.lowercased()
        if let known = DemoCast.people.first(where: { $0.address == address }) { return known }
        let contact = try await store.contact(address: address)
        return DemoPerson(stranger: address, name: contact?.name ?? "")
    }

    private func act(_ reader: DemoReader, _ client: HTTPClient) async throws {
        for step in reader.steps() {
            try await clock.sleep(for: step.after)
            switch step.deed {
            case .fetch(let url, let agent): try await fetch(url, agent, client)
            case .write(let answer): _ = try await store.takeIn(answer(WallClock.system.now))
            }
        }
    }

    private func fetch(_ url: String, _ agent: String, _ client: HTTPClient) async throws {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "User-Agent", value: agent)
        request.headers.add(name: "Accept", value: "text/html,image/webp,*/*;q=0.8")
        request.headers.add(name: "Accept-Language", value: "en")
        let response = try await client.execute(request, timeout: Self.patience)
        _ = try await response.body.collect(upTo: 1 << 20)
    }
}
