internal import Engagement
internal import Testing
internal import Tracking

@Suite struct DailyRoomTests {
    @Test func aTokenKeepsAThousandADay() throws {
        let runs = try (0..<1_003).map { HitRun(try .make(after: Double($0) / 10, agent: "Agent \($0)")) }
        var room = DailyRoom(kept: [:])

        let parts = room.part(runs)

        #expect(parts.kept == Array(runs.prefix(1_000)))
        let surplus = try #require(parts.surplus.first)
        #expect(parts.surplus.count == 1)
        #expect(surplus.token == runs[0].first.token)
        #expect(surplus.count == 3)
        #expect(surplus.lastAt == runs[1_002].lastAt)
    }

    @Test func whatIsKeptAlreadyTakesItsRoom() throws {
        let page = DailyRoom.Page(of: try .make())
        var room = DailyRoom(kept: [page: 999])

        let parts = room.part([HitRun(try .make()), HitRun(try .make(agent: "Gmail"))])

        #expect(parts.kept.map(\.first.agent) == ["Thunderbird"])
        #expect(parts.surplus.map(\.count) == [1])
    }

    @Test func everyTokenAndEveryDayHasItsOwn() throws {
        let page = DailyRoom.Page(of: try .make())
        var room = DailyRoom(kept: [page: 1_000])
        let others: [HitRun] = [
            HitRun(try .make(kind: .link)), HitRun(try .make(kind: .image, ordinal: 1)),
            // Midnight, UTC.
            HitRun(try .make(after: 900)),
        ]

        let parts = room.part([HitRun(try .make(after: 899.9))] + others)

        #expect(parts.kept == others)
        #expect(parts.surplus.map(\.count) == [1])
        #expect(page.start == Hit.start - .seconds(86_400 - 900))
    }
}
