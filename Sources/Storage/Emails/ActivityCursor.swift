package import Tracking

/// A place in a timeline.
package struct ActivityCursor: Hashable, Sendable, Codable {
    /// When the interaction there happened first.
    package let at: Instant
    /// Which one it is.
    package let id: InteractionID

    /// Names the place of an interaction.
    package init(at: Instant, id: InteractionID) {
        self.at = at
        self.id = id
    }
}
