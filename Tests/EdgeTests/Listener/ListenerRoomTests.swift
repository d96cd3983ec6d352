import Testing

@testable import Edge
@testable import Tracking

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@Suite struct ListenerRoomTests {
    @Test func manyIdleConnectionsLeaveRoomForJournalAndDatabase() async throws {
        try await Site.run(descriptors: Descriptors { 400 }) { site in
            var idle: [Wire] = []
            for _ in 0..<300 { idle.append(try await site.connect()) }
            // Of the 200 that are left, 25 are for files that are sent.
            for wire in idle.suffix(125) { #expect(await wire.rest() == []) }

            #expect(site.counters.counts.refusedConnections == 125)
            let first = try #require(idle.first)
            try await first.send(Site.request(try site.link(ordinal: 4)))
            #expect(try await first.answer()?.status == 302)
            #expect(try site.journal.all().hits.map(\.ordinal) == [4])
            for wire in idle { await wire.close() }
        }
    }

    @Test func thousandsOfIdleConnectionsDelayNobody() async throws {
        // Both ends are in this process.
        let room = (Descriptors.system.raise() - 1_000) / 2
        let count = min(Figure.named("INKLING_IDLE_CONNECTIONS", standard: 2_000), room)
        try await Site.run { site in
            var idle: [Wire] = []
            for _ in 0..<count { idle.append(try await site.connect()) }

            for number in 0..<20 { #expect(try await site.ask(try site.link(ordinal: UInt16(number))).status == 302) }
            let last = try #require(idle.last)
            try await last.send(Site.request(try site.link(ordinal: 20)))
            #expect(try await last.answer()?.status == 302)

            #expect(site.counters.counts.refusedConnections == 0 && site.counters.counts.timeouts == 0)
            #expect(try site.journal.all().hits.map(\.ordinal) == Array(0...20))
            for wire in idle { await wire.close() }
            print("idle connections: \(count)")
        }
    }

    @Test(arguments: [(65_536, 65_280), (1_024, 768), (512, 256), (256, 128), (20, 10)])
    func atLeast128StayFreeWhereThereAreSoMany(_ limit: Int, _ connections: Int) {
        #expect(Descriptors.connections(of: limit) == connections)
    }

    @Test func theLimitIsRaisedAsFarAsItMayBe() {
        let limit = Descriptors.system.raise()

        var now = rlimit()
        #if canImport(Glibc)
        #expect(getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &now) == 0)
        #else
        #expect(getrlimit(RLIMIT_NOFILE, &now) == 0)
        #endif
        #expect(now.rlim_cur == now.rlim_max)
        #expect(limit == Int(clamping: now.rlim_cur))
    }
}
