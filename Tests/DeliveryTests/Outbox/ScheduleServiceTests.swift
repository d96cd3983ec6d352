import Delivery
import Engagement
import Logging
import Storage
import Synchronization
import Testing
import Tracking

/// The part that waits: what it queues, and how long it rests.
struct ScheduleServiceTests {
    @Test func restsUntilTheNextIsDueAndNeverLong() async throws {
        let time = Mutex(Office.start)
        let clock = WallClock { time.withLock { $0 } }
        let office = try await Office(clock: clock)
        let schedule = Schedule(store: office.store, clock: clock, logger: Logger(label: "test"))
        #expect(await schedule.queueDue() == .milliseconds(250))

        let email = try await office.store.createDraft(office.draft(), by: office.seller.viewer)
        try await office.store.queue(email.id, at: Office.start + .milliseconds(1_100), by: office.seller.viewer)
        #expect(await schedule.queueDue() == .milliseconds(250))
        time.withLock { $0 = $0 + .seconds(1) }
        #expect(await schedule.queueDue() == .milliseconds(100))
        #expect(try await office.store.emailsToSend(limit: 9).map(\.id) == [])

        time.withLock { $0 = $0 + .milliseconds(100) }
        _ = await schedule.queueDue()
        await office.outbox.sendWaiting()

        let sent = try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
        #expect(sent.status == .sent)
        #expect(sent.following.isFollowed)
    }

    @Test func decidesOnFollowingWhenItLeaves() async throws {
        let time = Mutex(Office.start)
        let clock = WallClock { time.withLock { $0 } }
        let office = try await Office(clock: clock)
        let schedule = Schedule(store: office.store, clock: clock, logger: Logger(label: "test"))
        let email = try await office.store.createDraft(office.draft(), by: office.seller.viewer)
        try await office.store.queue(email.id, at: Office.start + .seconds(60), by: office.seller.viewer)
        try await office.store.addContact(name: "Maria", address: "maria@buyer.example", preference: .disallow)

        time.withLock { $0 = $0 + .seconds(60) }
        _ = await schedule.queueDue()
        await office.outbox.sendWaiting()

        let sent = try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
        #expect(sent.following.state == .blocked)
    }
}
