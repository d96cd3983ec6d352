internal import Engagement
internal import Testing
internal import Tracking

@Suite struct FirstOpenAlertTests {
    private let start = Instant(microseconds: 1_000_000)

    private func interaction(_ kind: InteractionKind, _ verdict: Verdict, wasServed: Bool = true) -> Interaction {
        Interaction(
            id: .new(at: start),
            copy: CopyReference(email: .new(at: start), recipient: 2),
            kind: kind,
            ordinal: 0,
            at: start,
            lastAt: start + .seconds(20),
            count: 3,
            judgement: Judgement(verdict: verdict, confidence: 1, reasons: ["A reason"]),
            device: .unknown,
            place: nil,
            wasServed: wasServed
        )
    }

    @Test func isNotRaisedByWhoGotNothing() {
        let interaction = interaction(.viewed, .human, wasServed: false)

        #expect(Card.firstOpenAlert(id: .new(at: start), for: interaction, seller: .new(at: start)) == nil)
    }

    @Test(arguments: InteractionKind.allCases)
    func isRaisedByWhateverAPersonDid(_ kind: InteractionKind) throws {
        let interaction = interaction(kind, .human)
        let (id, seller) = (CardID.new(at: start), UserID.new(at: start))

        let card = try #require(Card.firstOpenAlert(id: id, for: interaction, seller: seller))

        #expect(card.id == id)
        #expect(card.seller == seller)
        #expect(card.kind == .opened)
        #expect(card.copy == interaction.copy)
        #expect(card.interaction == interaction.id)
        #expect(card.at == start)
        #expect(card.expiresAt == start + .seconds(14 * 86_400))
        #expect(card.state == .open)
        #expect(!card.isDoubtful)
    }

    @Test(arguments: InteractionKind.allCases, [Verdict.machine, .own, .unknown])
    func isNotRaisedByAnythingElse(_ kind: InteractionKind, _ verdict: Verdict) {
        let card = Card.firstOpenAlert(
            id: .new(at: start),
            for: interaction(kind, verdict),
            seller: .new(at: start)
        )

        #expect(card == nil)
    }
}
