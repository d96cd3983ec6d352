internal import Engagement
internal import Tracking

@testable internal import Storage

extension Tour {
    /// Which cards there are, what they are thought of, and those about one email or person.
    func visitAssistant(of email: Email, contact: ContactID) async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        var settings = try await store.settings()
        settings.cardsOff = [.bounced]
        try await store.updateSettings(settings, by: house.ada.id)
        try await store.setAssistantWishes(
            AssistantWishes(cardsOff: [.deliveryFailed], quietHours: QuietHours(start: 1, end: 2)),
            of: house.ada.id
        )
        _ = try await store.assistantWishes(of: house.ada.id)
        for card in try await store.cards(about: email.id, of: ada, limit: 9) {
            try await store.giveFeedback(.useful, on: card.card.id, by: ada)
        }
        _ = try await store.cards(about: .contact(contact), of: ada, limit: 9)
        try await visitOften()
    }

    /// Looks at a file and opens that turn out to be no person's.
    private func visitOften() async throws {
        let email = try await house.sent()
        let copy = CopyReference(email: email.id, recipient: 0)
        let now = house.clock.now
        var hits = try (0..<3).map { try JudgedHit.make(of: email.id, at: now + .seconds(60 * $0)) }
        hits.append(try .make(.file, of: email.id, at: now + .seconds(500)))
        try await house.store.record(hits, upTo: .start.next, of: "often")
        let stored = try await house.store.storedHits(of: [copy])[copy] ?? []
        for hit in stored {
            let judgement = Judgement(verdict: .machine, confidence: 1, reasons: ["A reason"])
            let change = Rejudgement(copy: copy, hit: hit.id, previous: .human, judgement: judgement)
            try await house.store.rejudge([change])
        }
    }
}
