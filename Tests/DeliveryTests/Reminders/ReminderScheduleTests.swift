import Delivery
import Engagement
import Logging
import Storage
import Synchronization
import Testing
import Tracking

/// The part that waits for reminders: when they come, and how long it rests.
struct ReminderScheduleTests {
    /// A clock that a test moves.
    private final class Hand: Sendable {
        let time = Mutex(Office.start)
        var clock: WallClock { WallClock { self.time.withLock { $0 } } }

        func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
    }

    private func schedule(_ office: Office, _ hand: Hand) -> ReminderSchedule {
        ReminderSchedule(store: office.store, clock: hand.clock, logger: Logger(label: "test"))
    }

    private func sent(_ office: Office, _ condition: ReminderCondition, after: Duration) async throws -> EmailID {
        var draft: Draft = try office.draft()
        draft.reminder = ReminderPlan(condition: condition, at: Office.start + after)
        let email = try await office.store.createDraft(draft, by: office.seller.viewer)
        try await office.store.queue(email.id, by: office.seller.viewer)
        await office.outbox.sendWaiting()
        return email.id
    }

    private func cards(_ office: Office) async throws -> [CardDetail] {
        try await office.store.cards(of: office.seller.viewer, includingHandled: false, limit: 9)
    }

    @Test func restsUntilTheNextIsDueAndLetsItComeOnTime() async throws {
        let hand = Hand()
        let office = try await Office(clock: hand.clock)
        let schedule = schedule(office, hand)
        #expect(await schedule.fireDue() == .milliseconds(250))
        let email = try await sent(office, .noReply, after: .milliseconds(1_100))

        #expect(await schedule.fireDue() == .milliseconds(250))
        hand.advance(by: .seconds(1))
        #expect(await schedule.fireDue() == .milliseconds(100))
        #expect(try await cards(office) == [])

        hand.advance(by: .milliseconds(100))
        _ = await schedule.fireDue()
        _ = await schedule.fireDue()

        let cards = try await cards(office)
        #expect(cards.map(\.card.kind) == [.reminder])
        #expect(cards.map(\.card.copy.email) == [email])
    }

    @Test func whatCameDueWhileItWasDownComesAtTheFirstLook() async throws {
        let hand = Hand()
        let office = try await Office(clock: hand.clock)
        for seconds in 1...3 { _ = try await sent(office, .anyway, after: .seconds(seconds)) }
        hand.advance(by: .seconds(86_400))

        _ = await schedule(office, hand).fireDue()

        #expect(try await cards(office).count == 3)
        #expect(try await office.store.nextReminder() == nil)
    }

    @Test func comesAnywayWhereTheEmailTurnsOutUnfollowed() async throws {
        let hand = Hand()
        let office = try await Office(clock: hand.clock)
        try await office.store.addContact(name: "Maria", address: "maria@buyer.example", preference: .disallow)
        let email = try await sent(office, .notOpened, after: .seconds(5))
        let stored = try #require(try await office.store.email(email, viewer: office.seller.viewer))
        #expect(stored.reminder?.state == .invalid)
        hand.advance(by: .seconds(5))

        _ = await schedule(office, hand).fireDue()

        #expect(try await cards(office).map(\.reminder?.condition) == [.anyway])
    }
}
