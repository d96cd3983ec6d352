internal import Testing
internal import Tracking

@testable internal import Delivery

@Suite struct RetryPlanTests {
    private static let start = Instant(microseconds: 1_790_000_000_000_000)

    @Test(arguments: [
        (0, 1, false), (1, 5, false), (2, 15, false), (3, 30, false), (4, 60, false), (7, 480, false), (99, 480, false),
        (0, 1, true), (2, 15, true), (3, 15, true), (99, 15, true),
    ])
    func waitsLongerEachTime(attempts: Int, minutes: Int, isAway: Bool) {
        let next = RetryPlan.next(after: attempts, since: Self.start, isAway: isAway, now: Self.start)
        #expect(next == Self.start + .seconds(minutes * 60))
    }

    @Test func triesOnceMoreAtTheEndAndThenGivesUp() {
        let end = Self.start + RetryPlan.patience
        #expect(RetryPlan.next(after: 20, since: Self.start, isAway: false, now: end - .seconds(60)) == end)
        #expect(RetryPlan.next(after: 21, since: Self.start, isAway: false, now: end) == nil)
    }

    @Test func countsWhatHappenedInTheLastMinute() {
        var limit = MinuteLimit()
        #expect(limit.take(2, at: Self.start) == nil)
        #expect(limit.take(2, at: Self.start + .seconds(10)) == nil)
        #expect(limit.take(2, at: Self.start + .seconds(20)) == Self.start + .seconds(60))
        #expect(limit.take(2, at: Self.start + .seconds(60)) == nil)
        #expect(limit.take(2, at: Self.start + .seconds(61)) == Self.start + .seconds(70))
        #expect(limit.take(nil, at: Self.start) == nil)
    }
}
