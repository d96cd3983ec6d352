import Engagement
import Foundation
import Testing
import Tracking

/// Advice, digests and quiet hours over both changes of the clocks in twenty zones: the clock on the wall is what counts.
@Suite struct DeliveryClockTests {
    private let daily = WorkingHours(days: [1, 2, 3, 4, 5, 6, 7])

    private func moment(_ text: String) throws -> Instant { try #require(Instant("\(text):00Z")) }

    /// The three days around a change of the clocks, each at some time of the clock.
    ///
    /// The clocks change before the second or the third.
    private func days(
        _ change: ClockChangeTests.Change,
        at hour: Int,
        _ minute: Int = 0
    ) throws -> (zone: TimeZone, moments: [Instant]) {
        let zone = try #require(TimeZone(identifier: change.zone))
        let last = WallTime(try moment(change.comes), in: zone).at(hour: hour, minute: minute)
        return (zone, try [-2, -1, 0].map { try #require(last.adding(days: $0).instant(in: zone)) })
    }

    @Test(arguments: ClockChangeTests.changes)
    func withoutHabitsMailIsSentAsWorkBegins(change: ClockChangeTests.Change) throws {
        let (zone, mornings) = try days(change, at: 8)
        let evenings = try days(change, at: 20).moments

        for (evening, morning) in zip(evenings, mornings.dropFirst()) {
            let people = [DeliveryTime.Person(zone: zone, profile: nil)]
            #expect(DeliveryTime(people, working: daily, after: evening)?.moment == morning)
        }
        #expect(mornings.last == (try moment(change.comes)))
    }

    @Test(arguments: ClockChangeTests.changes)
    func withHabitsMailIsSentAtTheirTimeOfTheClock(change: ClockChangeTests.Change) throws {
        var habits = Habits(seed: 1)
        let history = habits.person("x", days: 60, spread: 0) { _ in 11 * 60 + 30 }
        let advice = HabitModel([history]).advice(for: history)
        let zone = try days(change, at: 12).zone
        let people = [DeliveryTime.Person(zone: zone, profile: advice.profile)]
        let best = try days(change, at: advice.minute / 60, advice.minute % 60).moments

        // At noon that time is over for the day; the next one is not 24 hours later, but when the clock shows it again.
        for (noon, next) in zip(try days(change, at: 12).moments, best.dropFirst()) {
            #expect(DeliveryTime(people, working: daily, after: noon)?.moment == next)
        }
    }

    @Test(arguments: ClockChangeTests.changes)
    func aDigestComesOnceADayAtItsTimeOfTheClock(change: ClockChangeTests.Change) throws {
        let (zone, mornings) = try days(change, at: 8)
        let digest = DigestTime(minute: 8 * 60, zone: zone, hours: daily, quietHours: nil)
        let evening = DigestTime(
            minute: 20 * 60,
            zone: zone,
            hours: daily,
            quietHours: QuietHours(start: 18 * 60, end: 8 * 60)
        )

        for (morning, next) in zip(mornings, mornings.dropFirst()) {
            #expect(digest.next(after: morning) == next)
            // What quiet hours put off comes as they end.
            #expect(evening.next(after: morning) == next)
        }
    }

    @Test(arguments: ClockChangeTests.changes)
    func quietHoursHoldFromTheirBeginningToTheirEnd(change: ClockChangeTests.Change) throws {
        let quiet = try #require(QuietHours(start: 18 * 60, end: 8 * 60))
        let (zone, mornings) = try days(change, at: 8)
        let evenings = try days(change, at: 18).moments

        for (evening, morning) in zip(evenings, mornings.dropFirst()) {
            #expect(!quiet.contains(WallTime(evening - .seconds(60), in: zone)))
            for moment in stride(from: evening.microseconds, to: morning.microseconds, by: 900_000_000) {
                #expect(quiet.contains(WallTime(Instant(microseconds: moment), in: zone)))
            }
            #expect(!quiet.contains(WallTime(morning, in: zone)))
        }
    }
}
