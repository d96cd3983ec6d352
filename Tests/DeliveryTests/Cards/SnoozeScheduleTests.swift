import Delivery
import Engagement
import Logging
import Storage
import Synchronization
import Testing
import Tracking

/// The part that waits for cards that were put away: when they come back, and how long it rests.
struct SnoozeScheduleTests {
    /// A clock that a test moves.
    private final class Hand: Sendable {
        let time = Mutex(Office.start)
        var clock: WallClock { WallClock { self.time.withLock { $0 } } }

        func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
    }

    private let hand = Hand()
    private let office: Office
    private let schedule: SnoozeSchedule

    init() async throws {
        office = try await Office(clock: hand.clock)
        schedule = SnoozeSchedule(store: office.store, clock: hand.clock, logger: Logger(label: "test"))
    }

    /// A reminder that came, put away for so long.
    private func snoozed(for duration: Duration) async throws -> CardID {
        var draft: Draft = try office.draft()
        draft.reminder = ReminderPlan(condition: .anyway, at: hand.clock.now + .seconds(1))
        _ = try await office.send(draft)
        hand.advance(by: .seconds(1))
        try await office.store.fireReminders(limit: 9)
        let card = try #require(try await cards().first)
        try await office.store.snoozeCard(card, until: hand.clock.now + duration, by: office.seller.viewer)
        return card
    }

    private func cards() async throws -> [CardID] {
        try await office.store.cards(of: office.seller.viewer, includingHandled: false, limit: 9).map(\.card.id)
    }

    @Test func restsUntilTheNextIsDueAndTellsItOnTime() async throws {
        #expect(await schedule.wakeDue() == .milliseconds(250))
        let card = try await snoozed(for: .milliseconds(1_100))
        #expect(await schedule.wakeDue() == .milliseconds(250))
        hand.advance(by: .seconds(1))
        #expect(await schedule.wakeDue() == .milliseconds(100))
        #expect(try await cards() == [])
        let events = office.store.live.events()

        hand.advance(by: .milliseconds(100))
        _ = await schedule.wakeDue()
        _ = await schedule.wakeDue()

        office.store.live.end()
        var told: [LiveEvent] = []
        for await event in events { told.append(event) }
        #expect(told == [.card(card, seller: office.seller.id, raisedAt: hand.clock.now)])
        #expect(try await cards() == [card])
    }

    @Test func whatEndedWhileItWasDownComesBackAtTheFirstLook() async throws {
        let card = try await snoozed(for: .seconds(20 * 86_400))
        hand.advance(by: .seconds(21 * 86_400))

        _ = await schedule.wakeDue()

        #expect(try await cards() == [card])
        #expect(try await office.store.nextSnoozeEnd() == nil)
    }
}
