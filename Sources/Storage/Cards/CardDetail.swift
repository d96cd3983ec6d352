package import Engagement
package import Mail
package import Tracking

/// A card with everything that it says (product §5.1).
package struct CardDetail: Hashable, Sendable {
    /// The card.
    package let card: Card
    /// The subject of its email.
    package let subject: String
    /// The recipient whom it is about.
    package let recipient: Address
    /// The contact with that address, if any.
    package let contact: ContactID?
    /// Their phone number; empty where it is not known.
    package let phone: String
    /// What they did; `nil` where no interaction raised the card.
    package let interactionKind: InteractionKind?
    /// What it was done with.
    package let device: Device
    /// Where, coarsely; `nil` where it is not known.
    package let place: String?
    /// What went wrong, for a failed delivery; `nil` otherwise.
    package let failure: String?
    /// How many recipients of a held email would rather not be followed, and can be taken out; 0 for any other card.
    package let objectors: Int
}
