/// Where an email stands (product §10.3).
///
package enum EmailStatus: String, Sendable, Codable, CaseIterable {
    /// It is being written.
    case draft
    /// It could not go out as it is, and waits for its sender; it can be edited like a draft.
    case held
    /// It leaves by itself at its time; until then it can be made a draft again.
    case scheduled
    /// *Send* was pressed; the copies are on their way out.
    case sending
    /// Every copy was handed over.
    case sent
    /// Some copies were handed over, some could not be.
    case partlyFailed
    /// No copy could be handed over.
    case failed
    /// Of some copies the relay's word is missing: they may have arrived or not.
    case unknown

    /// Whether it can still be edited.
    package var isEditable: Bool { self == .draft || self == .held }

    /// Whether nothing of it is on its way yet.
    package var isUnsent: Bool { isEditable || self == .scheduled }
}
