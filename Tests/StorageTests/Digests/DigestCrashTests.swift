internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// Whatever ends a digest halfway: nothing of it is kept, and it is sent once afterwards.
@Suite struct DigestCrashTests {
    @Test(arguments: [
        "UPDATE users SET digest_due_at", "UPDATE emails SET is_notice", "UPDATE emails\nSET status",
        "UPDATE cards SET is_told",
    ])
    func itIsSentOnceAfterwards(failing: String) async throws {
        let database = try FailingDatabase(failing: failing)
        database.mend()
        let house = try await House.open(database: database)
        let (store, ada) = (house.store, house.ada)
        try await store.setAssistantWishes(AssistantWishes(digestAt: 10 * 60), of: ada.id)
        let email = try await house.sent()
        try await store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "a")
        house.clock.advance(by: .seconds(3_600))
        let due = try await store.nextDigest()
        func send() async throws {
            try await store.sendDigests(limit: 9) {
                DigestLetter(subject: "\($0.cards.count)", html: "", text: "Cards")
            }
        }

        database.breakAgain()
        await #expect(throws: StoreError.self) { try await send() }
        #expect(try await store.nextDigest() == due)
        #expect(try await store.emailsToSend(limit: 9).isEmpty)

        database.mend()
        try await send()
        try await send()
        #expect(try await store.emailsToSend(limit: 9).count == 1)
        #expect(try await store.nextDigest() == due.map { $0 + .seconds(86_400) })
    }
}
