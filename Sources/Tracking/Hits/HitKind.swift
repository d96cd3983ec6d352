/// What was asked for by a hit, and so what a token is for.
package enum HitKind: UInt8, Sendable, CaseIterable, Codable {
    /// The one-pixel image, `/o/`.
    case beacon = 1
    /// A tracked link, `/c/`.
    case link = 2
    /// A followed attachment, `/f/`.
    case file = 3
    /// A hosted image, `/i/`.
    case image = 4
    /// The recipient's own page, `/p/`.
    case page = 5
}
