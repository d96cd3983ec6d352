internal import Engagement
internal import Foundation
internal import Mail
internal import Synchronization
internal import Testing
internal import Tracking

@testable internal import Storage

/// Cards by mail (product §5.4).
///
/// The clock begins on a Monday at nine in Greenwich.
@Suite struct DigestTests {
    let house: House
    private let written = Letters()

    private final class Letters: Sendable {
        let digests = Mutex<[Digest]>([])
        var all: [Digest] { digests.withLock { $0 } }
    }

    init() async throws {
        house = try await House.open()
    }

    private func wish(_ minute: Int?, quiet: QuietHours? = nil) async throws {
        try await house.store.setAssistantWishes(
            AssistantWishes(quietHours: quiet, digestAt: minute),
            of: house.ada.id
        )
    }

    /// Somebody opens an email of Ada's.
    private func open(by address: String = "maria@buyer.test") async throws {
        let email = try await house.sent(to: [address])
        try await house.store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "\(email.id)")
    }

    @discardableResult
    private func send() async throws -> Int {
        try await house.store.sendDigests(limit: 9) { [written] digest in
            written.digests.withLock { $0.append(digest) }
            return DigestLetter(subject: "\(digest.cards.count) cards", html: "<p>Cards</p>", text: "Cards")
        }
    }

    private func wait(hours: Int) { house.clock.advance(by: .seconds(3_600 * hours)) }

    private func queued() async throws -> [WaitingEmail] { try await house.store.emailsToSend(limit: 99) }

    @Test func isOffUntilItIsChosen() async throws {
        try await open()

        #expect(try await house.store.nextDigest() == nil)
        wait(hours: 200)
        #expect(try await send() == 0)
        #expect(written.all.isEmpty)
    }

    @Test func tellsEachCardOnceInUnfollowedMailToTheSellerAlone() async throws {
        try await wish(10 * 60)
        try await open()
        #expect(try await house.store.nextDigest() == house.clock.now + .seconds(3_600))

        wait(hours: 1)
        #expect(try await send() == 1)
        #expect(try await send() == 0)

        let mail = try #require(try await queued().first)
        let email = try await house.read(mail.id)
        #expect(email.subject == "1 cards")
        #expect(email.recipients.map(\.address.address) == ["ada@seller.test"])
        let sender = try Address(name: "Inkling", address: "ada@seller.test")
        #expect(email.from == sender)
        #expect(!email.following.wish)
        #expect(try await house.store.nextDigest() == house.clock.now + .seconds(86_400))

        wait(hours: 24)
        try await send()
        #expect(written.all.count == 1, "nothing new is no mail")
        try await open(by: "jonas@buyer.test")
        wait(hours: 24)
        try await send()
        #expect(written.all.map { $0.cards.map(\.recipient.address) } == [["maria@buyer.test"], ["jonas@buyer.test"]])
        #expect(written.all.map(\.waiting) == [1, 2])
    }

    @Test func whatWasHandledIsNotToldAndWhatComesBackIs() async throws {
        try await wish(10 * 60)
        try await open()
        let card = try #require(try await house.cards().first).card.id
        let (store, ada) = (house.store, house.ada.viewer)

        try await store.snoozeCard(card, until: house.clock.now + .seconds(3_600 * 10), by: ada)
        wait(hours: 1)
        try await send()
        #expect(written.all.isEmpty)
        wait(hours: 24)
        try await send()
        #expect(written.all.count == 1)
        try await store.snoozeCard(card, until: house.clock.now + .seconds(60), by: ada)
        wait(hours: 24)
        try await send()
        #expect(written.all.count == 2, "it was put away after it was told")
        try await store.dismissCard(card, by: ada)
        wait(hours: 24)
        try await send()
        #expect(written.all.count == 2)
    }

    @Test func whatCameDueWhileTheServerWasDownComesOnceAndNotAtNight() async throws {
        try await wish(10 * 60, quiet: QuietHours(start: 18 * 60, end: 8 * 60))
        try await open()

        wait(hours: 12)
        try await send()
        #expect(written.all.isEmpty, "21:00 is within quiet hours")
        #expect(try await house.store.nextDigest() == house.clock.now + .seconds(3_600 * 13))
        wait(hours: 38)
        try await send()
        try await send()
        #expect(written.all.count == 1, "a day late, on Wednesday at 11:00")
    }

    @Test func standsInNoListAndMakesNobodyAContact() async throws {
        try await wish(10 * 60)
        try await open()
        wait(hours: 1)
        try await send()
        let mail = try #require(try await queued().first)
        let before = try await house.store.contacts(RecordQuery()).count
        try await house.store.beginSending(mail.id, prepared: house.prepared(links: 0, state: .off))
        let copy = CopyReference(email: mail.id, recipient: 0)
        try await house.store.deliverToSandbox(copy, recipient: "ada@seller.test", subject: "Cards", bytes: [65])
        try await house.store.finishSending(mail.id)

        let listed = try await house.store.emails(EmailQuery(), viewer: house.ada.viewer)
        #expect(!listed.map(\.id).contains(mail.id))
        let all = try await house.store.emails(EmailQuery(scope: .all), viewer: house.administrator.viewer)
        #expect(!all.map(\.id).contains(mail.id))
        #expect(try await house.store.contacts(RecordQuery()).count == before)
        #expect(try await house.store.contact(address: "ada@seller.test") == nil)
    }

    @Test func whereTheSellerIsAndWhenPeopleWorkMoveIt() async throws {
        try await wish(10 * 60)
        let store = house.store
        func next() async throws -> String? { try await store.nextDigest()?.description }
        #expect(try await next() == "2026-03-02T10:00:00.000Z")

        try await store.setZone(try #require(TimeZone(identifier: "America/New_York")), of: house.ada.id)
        #expect(try await next() == "2026-03-02T15:00:00.000Z")
        var settings = try await store.settings()
        settings.workingHours.days = [3]
        try await store.updateSettings(settings, by: nil)
        #expect(try await next() == "2026-03-04T15:00:00.000Z")
        try await wish(nil)
        #expect(try await next() == nil)
    }

    @Test func aTimeThatIsNoneIsRefused() async throws {
        await #expect(throws: StoreError.self) { try await wish(1_440) }
    }

    @Test func whoeverIsShutOutGetsNone() async throws {
        try await wish(10 * 60)
        try await open()
        try await house.store.setActive(false, of: house.ada.id)
        wait(hours: 1)

        #expect(try await send() == 1)
        #expect(written.all.isEmpty)
    }
}
