internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension Tour {
    /// Consents of a person, and recording nothing of them for a while.
    func visitConsents(of contact: ContactID) async throws {
        let (store, ada) = (house.store, house.ada.id)
        let consent = try await store.recordConsent(
            of: contact,
            givenAt: house.clock.now,
            manner: "a form",
            words: "yes",
            by: ada
        )
        _ = try await store.consents(of: contact)
        try await store.withdrawConsent(consent.id, of: contact, by: ada)
        try await store.reinstateConsent(consent.id, of: contact, by: ada)
        try await store.silence(contact, by: ada)
        _ = try await store.edgeState()
        _ = try await store.standing(of: Address(name: nil, address: "maria@buyer.test"))
        try await store.unsilence(contact, by: ada)
    }

    /// What a recipient sees and does on the page that their copy leads to.
    func visitRecipientPage(of email: Email) async throws {
        let (store, copy) = (house.store, CopyReference(email: email.id, recipient: 0))
        _ = try await store.recordings(of: copy)
        _ = try await store.recordedInteractions(of: copy, limit: 9)
        try await store.mailDetails("All of it.", subject: "What is recorded", of: copy)
        try await store.stopFollowing(copy)
        _ = try await store.stops(of: email.id, viewer: house.ada.viewer)
    }
}
