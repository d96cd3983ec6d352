internal import Storage
internal import Testing
internal import Tracking

@Suite struct EarlyCopiesTests {
    /// Each copy is named once, however many hits it has.
    @Test func tellsWhichCopiesHaveHitsAroundTheirHandOver() async throws {
        let house = try await House.open()
        let now = house.clock.now
        let email = try await house.sent(to: ["a@x.test", "b@x.test", "c@x.test"])
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now - .seconds(1)), try .make(of: email.id, at: now - .seconds(90)),
            try .make(of: email.id, recipient: 1, at: now + .seconds(60)),
            try .make(of: email.id, recipient: 2, at: now + .milliseconds(20)),
        ]
        try await house.store.record(hits, upTo: .start.next, of: "a")

        let early = try await house.store.copiesWithEarlyHits(within: .seconds(3_600))

        #expect(early.map(\.recipient).sorted() == [0, 2])
        let all = try await house.store.copiesWithHits(since: now - .seconds(100))
        #expect(all.map(\.recipient).sorted() == [0, 1, 2])
        house.clock.advance(by: .seconds(7_200))
        #expect(try await house.store.copiesWithEarlyHits(within: .seconds(3_600)).isEmpty)
    }
}
