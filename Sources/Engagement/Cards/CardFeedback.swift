/// What a seller thinks of a card (product §5.3).
package enum CardFeedback: String, Sendable, Codable, CaseIterable {
    /// It helped.
    case useful
    /// It did not.
    case notUseful
}
