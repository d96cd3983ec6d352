package import Engagement
package import Mail
package import Tracking

/// A card with everything that it says (product §5.1).
package struct CardDetail: Hashable, Sendable {
    /// The card.
    package let card: Card
    /// The subject of its email.
    package let subject: String
    /// Whom it is about: the recipient, or the stranger who answered.
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
    /// What its seller thinks of it; `nil` while they did not say.
    package let feedback: CardFeedback?
    /// What a reminder waited for, having fallen back where it had to, and its note; `nil` for any other card.
    package let reminder: ReminderPlan?
    /// Who of the recipients is away, where that may matter to the reminder that came; `nil` for nobody, and for any other card.
    package let absence: Absence?
    /// What that recipient is called; empty for nobody.
    package let absentee: String
    /// How many recipients the email has.
    package let recipientCount: Int
    /// Whether nobody knows if the copy arrived.
    package let isDeliveryUnknown: Bool
    /// How many recipients of a held email would rather not be followed, and can be taken out; 0 for any other card.
    package let objectors: Int
}
