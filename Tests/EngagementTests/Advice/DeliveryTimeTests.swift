import Engagement
import Foundation
import Testing
import Tracking

struct DeliveryTimeTests {
    private func zone(_ name: String) throws -> TimeZone { try #require(TimeZone(identifier: name)) }

    /// What is learned of somebody who is active around one time of the day.
    private func profile(around minute: Int) -> DayProfile {
        var habits = Habits(seed: 1)
        let history = habits.person("x", days: 60) { _ in minute }
        return HabitModel([history]).advice(for: history).profile
    }

    private func time(_ people: [DeliveryTime.Person], after text: String) throws -> DeliveryTime? {
        DeliveryTime(people, working: WorkingHours(), after: try #require(Instant(text)))
    }

    @Test(arguments: [
        // Thursday in Berlin: before work, within it, behind it; and on a Friday evening.
        ("2026-11-26T05:10:00Z", "2026-11-26T07:00:00Z"), ("2026-11-26T12:01:00Z", "2026-11-26T12:15:00Z"),
        ("2026-11-26T18:00:00Z", "2026-11-27T07:00:00Z"), ("2026-11-27T18:00:00Z", "2026-11-30T07:00:00Z"),
    ])
    func withoutHabitsItIsTheNextWorkingHourThere(_ now: String, expected: String) throws {
        let found = try time([.init(zone: try zone("Europe/Berlin"), profile: nil)], after: now)

        #expect(found?.moment == Instant(expected))
        #expect(found?.isLearned == false)
        #expect(found?.atWork == 1)
    }

    @Test func withHabitsItIsTheBestHourOfTheNextWorkingDay() throws {
        let person = DeliveryTime.Person(zone: try zone("America/New_York"), profile: profile(around: 10 * 60))

        let found = try #require(try time([person], after: "2026-11-26T18:00:00Z"))

        // It is 13:00 there: ten o'clock comes tomorrow.
        #expect(abs((found.moment - (try #require(Instant("2026-11-27T15:00:00Z")))).microseconds) <= 1_800_000_000)
        #expect(found.isLearned)
    }

    @Test func theBestHourMayComeBehindTheWeekend() throws {
        let person = DeliveryTime.Person(zone: .gmt, profile: profile(around: 10 * 60))

        let found = try #require(try time([person], after: "2026-11-27T14:00:00Z"))

        #expect(WallTime(found.moment, in: .gmt).dayText == "2026-11-30")
        #expect((9 * 60 + 30...10 * 60 + 30).contains(WallTime(found.moment, in: .gmt).minuteOfDay))
    }

    @Test func whoReadsAtNightIsWrittenToWithinWorkingHours() throws {
        let found = try #require(
            try time([.init(zone: .gmt, profile: profile(around: 22 * 60))], after: "2026-11-26T02:00:00Z")
        )

        #expect(WorkingHours().contains(found.moment, in: .gmt))
    }

    @Test func severalGetItWhenAllOfThemAreAtWork() throws {
        let people = [
            DeliveryTime.Person(zone: try zone("Europe/Berlin"), profile: profile(around: 9 * 60)),
            DeliveryTime.Person(zone: try zone("America/New_York"), profile: nil),
        ]

        let found = try #require(try time(people, after: "2026-11-26T18:00:00Z"))

        // Eight in New York is 14:00 in Berlin; until 17:00 there both are at work.
        #expect(found.atWork == 2)
        let berlin = WallTime(found.moment, in: people[0].zone)
        #expect((14 * 60..<17 * 60).contains(berlin.minuteOfDay))
    }

    @Test func whereNoHourSuitsAllItSuitsAsManyAsPossible() throws {
        let people = [
            DeliveryTime.Person(zone: try zone("Europe/Berlin"), profile: nil),
            DeliveryTime.Person(zone: try zone("Europe/Paris"), profile: nil),
            DeliveryTime.Person(zone: try zone("Pacific/Auckland"), profile: nil),
        ]

        let found = try #require(try time(people, after: "2026-11-26T18:00:00Z"))

        #expect(found.atWork == 2)
        #expect(found.moment == Instant("2026-11-27T07:00:00Z"))
    }

    @Test func nobodysClockIsKnown() throws {
        #expect(try time([], after: "2026-11-26T18:00:00Z") == nil)
        let idle = WorkingHours(days: [])
        let now = try #require(Instant("2026-11-26T18:00:00Z"))
        #expect(DeliveryTime([.init(zone: .gmt, profile: nil)], working: idle, after: now) == nil)
    }
}
