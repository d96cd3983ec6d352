internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// Hits that are only counted, and those that came folded.
@Suite struct SurplusTests {
    private let house: House
    private let email: Email

    init() async throws {
        house = try await House.open()
        email = try await house.sent()
    }

    private func surplus(_ count: Int, _ kind: HitKind = .beacon, after seconds: Int) throws -> HitSurplus {
        var hits = RepeatedHits()
        for _ in 0..<count {
            hits.add(try JudgedHit.make(kind, of: email.id, at: house.clock.now + .seconds(seconds)).hit)
        }
        return HitSurplus(try #require(hits.runs.first))
    }

    private func counts() async throws -> [Int] {
        try await house.store.database.read { sql in
            try sql.rows("SELECT count FROM hits ORDER BY last_at", []).map { try $0.number("count") }
        }
    }

    @Test func isCountedOntoTheLatestHitOfItsToken() async throws {
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now), try .make(of: email.id, at: now + .seconds(60)),
            try .make(.link, of: email.id, at: now + .seconds(70)),
        ]

        try await house.store.record(hits, surplus: [surplus(7, after: 65)], upTo: .start.next, of: "a")

        #expect(try await counts() == [1, 8, 1])
        let open = try #require(try await house.activity(of: email.id, for: house.ada).first { $0.count == 8 })
        #expect(open.kind == .opened && open.lastAt == now + .seconds(65))
        let totals = try await house.read(email.id).totals
        #expect(totals.opens == 2 && totals.lastOpened == now + .seconds(65))
        #expect(try await house.read(email.id).recipients.map(\.totals.lastOpened) == [now + .seconds(65)])
    }

    @Test func countsOnLaterBatches() async throws {
        try await house.store.record(
            [.make(.link, of: email.id, at: house.clock.now)],
            upTo: .start.next,
            of: "a"
        )

        let told = try await house.store.record(
            [],
            surplus: [surplus(500, .link, after: 600)],
            upTo: .start.next.next,
            of: "a"
        )

        #expect(told.count == 1)
        #expect(try await house.activity(of: email.id, for: house.ada).map(\.count) == [501])
        #expect(try await house.read(email.id).totals.clicks == 1)
    }

    @Test func isSkippedWhereNothingMayBeRecorded() async throws {
        try await house.store.silence(email.id, by: house.ada.viewer)

        try await house.store.record([], surplus: [surplus(5, after: 0)], upTo: .start.next, of: "a")

        #expect(try await house.store.skippedHits(of: "a") == 5)
    }

    @Test func aFoldedHitBringsItsNumberAndItsEnd() async throws {
        let now = house.clock.now
        let one = try JudgedHit.make(of: email.id, at: now)
        let folded = JudgedHit(
            hit: one.hit,
            device: one.device,
            agentFamily: one.agentFamily,
            judgement: one.judgement,
            place: one.place,
            lastAt: now + .seconds(50),
            count: 40
        )

        try await house.store.record([folded], upTo: .start.next, of: "a")
        try await house.store.record([.make(of: email.id, at: now + .seconds(79))], upTo: .start.next.next, of: "a")

        #expect(try await counts() == [41])
        let open = try #require(try await house.activity(of: email.id, for: house.ada).first)
        #expect(open.count == 41 && open.at == now && open.lastAt == now + .seconds(79))
    }

    @Test func tellsWhatIsKeptOfEachDay() async throws {
        let day = DailyRoom.Page(of: try JudgedHit.make(of: email.id, at: house.clock.now).hit)
        let yesterday = DailyRoom.Page(token: day.token, day: day.day - 1)
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: yesterday.start), try .make(of: email.id, at: day.start),
            try .make(of: email.id, at: day.start + .seconds(60)),
            try .make(.link, of: email.id, ordinal: 2, at: day.start + .seconds(1)),
        ]
        try await house.store.record(hits, upTo: .start.next, of: "a")
        let copy = day.token.copy

        let kept = try await house.store.keptHits(of: [copy], onDaysFrom: day.start + .seconds(600))
        let all = try await house.store.keptHits(of: [copy], onDaysFrom: yesterday.start)

        let link = DailyRoom.Page(token: TokenReference(copy: copy, kind: .link, ordinal: 2), day: day.day)
        #expect(kept == [day: 2, link: 1])
        #expect(all == [yesterday: 1, day: 2, link: 1])
    }
}
