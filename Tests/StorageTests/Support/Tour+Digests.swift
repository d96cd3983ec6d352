internal import Engagement
internal import Storage
internal import Tracking

extension Tour {
    /// Cards by mail, with one to tell.
    func visitDigests() async throws {
        let (store, ada) = (house.store, house.ada)
        try await store.setAssistantWishes(AssistantWishes(digestAt: 12 * 60), of: ada.id)
        let email = try await house.sent(to: ["digest@buyer.test"])
        try await store.record([.make(of: email.id, at: house.clock.now)], upTo: .start.next, of: "digest")
        let due = try await store.nextDigest() ?? house.clock.now
        house.clock.advance(by: due - house.clock.now)
        try await store.sendDigests(limit: 9) { _ in DigestLetter(subject: "Cards", html: "<p>Cards</p>", text: "Cards")
        }
        try await store.setAssistantWishes(AssistantWishes(), of: ada.id)
    }
}
