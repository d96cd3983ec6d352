package import Tracking

extension Card {
    /// So many opens by one recipient within ``often`` are worth a card (product §5.2).
    package static let manyOpens = 3
    /// So long is the day in which they are counted.
    package static let often = Duration.seconds(86_400)

    /// Whether somebody opened an email often: so many times within a day, whenever that was.
    package static func isOften(_ opens: [Instant]) -> Bool {
        let opens = opens.sorted()
        return opens.indices.contains { place in
            let last = place + manyOpens - 1
            return last < opens.count && opens[last] - opens[place] < often
        }
    }

    /// The card about a recipient who comes back again and again.
    package static func openedOften(id: CardID, for interaction: Interaction, seller: UserID) -> Card {
        Card(id: id, kind: .openedOften, about: interaction, seller: seller)
    }

    /// The card about the first look at a followed file; `nil` for what is none by a person.
    package static func firstView(id: CardID, for interaction: Interaction, seller: UserID) -> Card? {
        guard interaction.kind == .viewed, interaction.judgement.verdict == .human, interaction.wasServed else {
            return nil
        }
        return Card(id: id, kind: .viewed, about: interaction, seller: seller)
    }

    private init(id: CardID, kind: CardKind, about interaction: Interaction, seller: UserID) {
        self.init(
            id: id,
            seller: seller,
            kind: kind,
            copy: interaction.copy,
            interaction: interaction.id,
            at: interaction.at,
            expiresAt: interaction.at + Card.lifetime
        )
    }
}
