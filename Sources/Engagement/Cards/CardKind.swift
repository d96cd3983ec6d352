/// What a card is about (product §5.2).
///
/// More kinds join with the features that raise them.
package enum CardKind: String, Sendable, Codable, CaseIterable {
    /// The first open by a recipient that is believed human.
    case opened
    /// A recipient answered.
    case replied
    /// A server reported that a copy did not arrive.
    case bounced
    /// An email could not go out as it is, and waits for its sender.
    case held
    /// A copy could not be handed over.
    case deliveryFailed
}
