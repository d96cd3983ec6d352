import ServiceLifecycle
import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerStopTests {
    @Test func answersWhatIsInFlightAndClosesTheRest() async throws {
        try await Site.run { site in
            let idle = try await site.connect()
            try await idle.send(Site.request("/healthz"))
            #expect(try await idle.answer()?.status == 200)
            let half = try await site.connect()
            let request = Site.request(try site.link())
            try await half.send(String(request.prefix(30)))
            #expect(try await site.ask("/healthz").status == 200)

            await site.group.triggerGracefulShutdown()
            #expect(await idle.rest() == [])
            try await half.send(String(request.dropFirst(30)))

            let answer = try #require(try await half.answer())
            #expect(answer.status == 302 && answer.fields["connection"] == "close")
            #expect(await half.rest() == [])
            // Nobody listens for us any more. A listener of another test may have been given the port since: it is a stranger.
            if let stranger = try? await site.connect() {
                try? await stranger.send(request)
                _ = try? await stranger.answer()
                await stranger.close()
            }
            #expect(try site.journal.all().hits.count == 1)
        }
    }

    @Test func aPortThatIsTakenIsNamedWithTheSetting() async throws {
        try await Site.run { site in
            let settings = ListenerSettings(port: site.port, portSetting: "--tracking-port")
            let journals = try Journals()
            let ring = try Samples.ring()
            let listener = TrackingListener(
                settings: settings,
                keys: { ring },
                state: EdgeStateReader(path: journals.folder.path("edge-state"), logger: Samples.silent),
                objects: journals.folder.path("objects"),
                journal: try journals.open(),
                counters: EdgeCounters(),
                logger: Samples.silent
            )
            let expected = ListenerError.portTaken(host: "127.0.0.1", port: site.port, setting: "--tracking-port")

            await #expect(throws: expected) { try await listener.run() }
            await #expect(throws: expected) { try await listener.boundPort() }

            #expect("\(expected)".contains("port \(site.port) on 127.0.0.1 is taken"))
            #expect("\(expected)".contains("--tracking-port"))
        }
    }

    @Test func anAddressThatIsNotOursIsNamed() async throws {
        let journals = try Journals()
        let ring = try Samples.ring()
        let listener = TrackingListener(
            settings: ListenerSettings(host: "192.0.2.1", port: 0),
            keys: { ring },
            state: EdgeStateReader(path: journals.folder.path("edge-state"), logger: Samples.silent),
            objects: journals.folder.path("objects"),
            journal: try journals.open(),
            counters: EdgeCounters(),
            logger: Samples.silent
        )

        let error = await #expect(throws: ListenerError.self) { try await listener.run() }

        #expect("\(try #require(error))".contains("192.0.2.1"))
    }
}
