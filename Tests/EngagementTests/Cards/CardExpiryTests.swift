internal import Engagement
internal import Testing
internal import Tracking

/// When cards go by themselves, and whether they wait until then (product §5.3).
@Suite struct CardExpiryTests {
    private static let start = Instant(microseconds: 1_000_000)

    private func card(_ state: CardState) -> Card {
        Card(
            id: .new(at: Self.start),
            seller: .new(at: Self.start),
            kind: .opened,
            copy: CopyReference(email: .new(at: Self.start), recipient: 0),
            interaction: nil,
            at: Self.start,
            expiresAt: Self.start + Card.lifetime,
            state: state
        )
    }

    private static let states: [(state: CardState, after: Duration, waits: Bool)] = [
        (.open, .zero, true),
        (.open, Card.lifetime - .seconds(1), true),
        (.open, Card.lifetime, false),
        (.snoozed(until: start + .seconds(60)), .zero, false),
        (.dismissed(at: start), .zero, false),
    ]

    @Test(arguments: states)
    func waitsWhileItIsOpen(state: CardState, after: Duration, waits: Bool) {
        #expect(card(state).waits(at: Self.start + after) == waits)
    }

    private static let snoozes: [(snooze: Duration?, expiry: Duration)] = [
        (nil, Card.lifetime),
        (Duration.zero, Card.lifetime),
        (Duration.seconds(60), Card.lifetime + .seconds(60)),
        (Card.lifetime, Card.lifetime * 2),
        (Duration.seconds(-60), Card.lifetime),
    ]

    @Test(arguments: snoozes)
    func waitsAsLongAsAnyOtherOnceItIsBack(snooze: Duration?, expiry: Duration) {
        let end = snooze.map { Self.start + $0 }

        #expect(Card.expiry(Self.start + Card.lifetime, snoozedUntil: end) == Self.start + expiry)
    }
}
