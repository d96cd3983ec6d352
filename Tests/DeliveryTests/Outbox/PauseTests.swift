import Storage
import Synchronization
import Testing
import Tracking

@testable import Delivery

struct PauseTests {
    /// The time of day, as the test moves it.
    private final class Hand: Sendable {
        private let seconds = Mutex(0)

        var clock: WallClock { WallClock { Office.start + .seconds(self.seconds.withLock { $0 }) } }

        func advance(by seconds: Int) {
            self.seconds.withLock { $0 += seconds }
        }
    }

    private func queue(_ subject: String, in office: Office) async throws -> EmailID {
        var draft = try office.draft()
        draft.subject = subject
        let email = try await office.store.createDraft(draft, by: office.seller.viewer)
        return try await office.store.queue(email.id, by: office.seller.viewer).id
    }

    private func status(of email: EmailID, in office: Office) async throws -> EmailStatus? {
        try await office.store.email(email, viewer: office.seller.viewer)?.status
    }

    @Test func anEmailThatIsRefusedKeepsNobodyElsesBack() async throws {
        let hand = Hand()
        let database = try RefusingDatabase()
        let office = try await Office(database: database, clock: hand.clock)
        let refused = try await queue("Refused", in: office)
        let others = [try await queue("One", in: office), try await queue("Two", in: office)]
        database.refuse(refused)

        await office.outbox.sendWaiting()

        #expect(try await status(of: refused, in: office) == .sending)
        for other in others { #expect(try await status(of: other, in: office) == .sent) }
        #expect(database.count == 1)
    }

    @Test func itIsTriedAgainAfterPausesThatGrow() async throws {
        let hand = Hand()
        let database = try RefusingDatabase()
        let office = try await Office(database: database, clock: hand.clock)
        let refused = try await queue("Refused", in: office)
        database.refuse(refused)

        var tries: [Int] = []
        for second in 0..<20 {
            let before = database.count
            await office.outbox.sendWaiting()
            if database.count > before { tries.append(second) }
            hand.advance(by: 1)
        }
        #expect(tries == [0, 1, 3, 7, 15])

        database.refuse(nil)
        hand.advance(by: 60)
        await office.outbox.sendWaiting()
        #expect(try await status(of: refused, in: office) == .sent)
        #expect(try await office.copies(to: "maria@buyer.example").count == 1)
    }

    @Test func aPauseGrowsUpToALimitAndIsForgotten() {
        let pauses = Pauses()
        let now = Office.start
        let emails = (0..<3).map { _ in EmailID.new(at: now) }

        for email in emails { #expect(pauses.begin(for: email, at: now) == Pauses.first) }
        #expect(pauses.count == 3)
        #expect(pauses.holds(emails[0], at: now) && !pauses.holds(emails[0], at: now + Pauses.first))
        pauses.keep(only: [emails[0]])
        #expect(pauses.count == 1)
        #expect(pauses.begin(for: emails[0], at: now) == Pauses.first * 2)
        for _ in 0..<20 { _ = pauses.begin(for: emails[0], at: now) }
        #expect(pauses.begin(for: emails[0], at: now) == Pauses.longest)
        pauses.end(for: emails[0])
        #expect(pauses.count == 0)
    }
}
