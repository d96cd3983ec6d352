import Delivery
import Engagement
import Foundation
import Logging
import Mail
import Storage
import Synchronization
import Testing
import Tracking

/// The way of a digest from its time to the mailbox.
struct DigestScheduleTests {
    /// A clock that a test moves.
    private final class Hand: Sendable {
        let time = Mutex(Office.start)
        var clock: WallClock { WallClock { self.time.withLock { $0 } } }

        func move(to moment: Instant) { time.withLock { $0 = moment } }
    }

    private func schedule(_ office: Office, _ hand: Hand) -> DigestSchedule {
        DigestSchedule(store: office.store, clock: hand.clock, logger: Logger(label: "test")) { digest in
            DigestLetter(subject: "Cards: \(digest.cards.count)", html: "<p>Your cards</p>", text: "Your cards")
        }
    }

    @Test func leavesOnceAsPlainMailOfBothForms() async throws {
        let hand = Hand()
        let office = try await Office(clock: hand.clock)
        try await office.store.setAssistantWishes(AssistantWishes(digestAt: 8 * 60), of: office.seller.id)
        var draft = try office.draft()
        draft.reminder = ReminderPlan(condition: .anyway, at: Office.start + .seconds(60), note: "Call")
        _ = try await office.send(draft)
        hand.move(to: Office.start + .seconds(60))
        try await office.store.fireReminders(limit: 9)
        let due = try #require(try await office.store.nextDigest())

        hand.move(to: due - .milliseconds(100))
        #expect(await schedule(office, hand).sendDue() == .milliseconds(100))
        hand.move(to: due)
        // Two that look at once, as before and after a restart.
        _ = await schedule(office, hand).sendDue()
        _ = await schedule(office, hand).sendDue()
        await office.outbox.sendWaiting()

        let copies = try await office.copies(to: "anna@seller.example")
        #expect(copies.count == 1)
        let message = try Message(try #require(copies.first))
        #expect(message.subject == "Cards: 1")
        #expect(message.html?.contains("Your cards") == true)
        #expect(message.html?.contains("t.example") == false, "nothing of it is followed")
        #expect(message.text?.contains("Your cards") == true)
    }
}
