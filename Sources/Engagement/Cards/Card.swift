package import Tracking

/// One item of the assistant: an alert that waits for the seller.
package struct Card: Hashable, Sendable {
    /// Its name.
    package let id: CardID
    /// Whose assistant it belongs to.
    package let seller: UserID
    /// What it is about.
    package let kind: CardKind
    /// Which copy.
    package let copy: CopyReference
    /// What raised it; `nil` where no interaction did.
    package let interaction: InteractionID?
    /// When that happened.
    package let at: Instant
    /// When it goes by itself.
    package let expiresAt: Instant
    /// Where it stands.
    package var state: CardState
    /// Whether its cause turned out to be probably not a person (product §4.7).
    package var isDoubtful: Bool
    /// Who answered, where that was no recipient; `nil` for any other card.
    package var stranger: Stranger?

    /// Cards go by themselves after so long (product §5.3).
    package static let lifetime = Duration.seconds(14 * 86_400)

    /// Puts a card together.
    package init(
        id: CardID,
        seller: UserID,
        kind: CardKind,
        copy: CopyReference,
        interaction: InteractionID?,
        at: Instant,
        expiresAt: Instant,
        state: CardState = .open,
        isDoubtful: Bool = false,
        stranger: Stranger? = nil
    ) {
        self.id = id
        self.seller = seller
        self.kind = kind
        self.copy = copy
        self.interaction = interaction
        self.at = at
        self.expiresAt = expiresAt
        self.state = state
        self.isDoubtful = isDoubtful
        self.stranger = stranger
    }

    /// Whether it waits for its seller: neither put away nor dismissed, nor gone by itself.
    package func waits(at now: Instant) -> Bool { state == .open && expiresAt > now }

    /// When a card goes by itself that would go at a time, but is put away: never before it came back and waited as long as any
    /// other.
    package static func expiry(_ planned: Instant, snoozedUntil end: Instant?) -> Instant {
        end.map { max(planned, $0 + lifetime) } ?? planned
    }
}

extension Card {
    /// Somebody who is no recipient of the email that they answered.
    package struct Stranger: Hashable, Sendable {
        /// Their address, in lower case.
        package let address: String
        /// What they call themselves.
        package let name: String?

        /// Takes both.
        package init(address: String, name: String?) {
            self.address = address
            self.name = name
        }
    }
}

extension Card {
    /// The first-open alert of product §5.1, where this interaction deserves one.
    ///
    /// A human click or view implies that the email was read, so it raises the alert as well (product §4.7).
    /// Whether it is the *first* is for storage to say: there is one card of this kind per copy.
    package static func firstOpenAlert(id: CardID, for interaction: Interaction, seller: UserID) -> Card? {
        guard interaction.judgement.verdict == .human, interaction.wasServed else { return nil }
        return Card(
            id: id,
            seller: seller,
            kind: .opened,
            copy: interaction.copy,
            interaction: interaction.id,
            at: interaction.at,
            expiresAt: interaction.at + lifetime
        )
    }
}
