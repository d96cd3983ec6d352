package import Tracking

/// What a reader found in one go.
package struct JournalBatch: Hashable, Sendable {
    /// The hits, in order.
    package let entries: [JournalEntry]
    /// Where the next batch begins: to be stored with the hits, also where damage was all there was.
    package let end: JournalPosition
    /// What could not be read.
    package let damages: [JournalDamage]

    /// Whether there was nothing, not even damage.
    package var isEmpty: Bool { entries.isEmpty && damages.isEmpty }
}

/// A hit, and the place after it.
package struct JournalEntry: Hashable, Sendable {
    /// The hit.
    package let hit: Hit
    /// Where the next one begins.
    package let after: JournalPosition
}

/// Bytes of a journal that could not be read.
package struct JournalDamage: Hashable, Sendable {
    /// Where they begin.
    package let from: JournalPosition
    /// Where reading went on.
    package let to: JournalPosition
}
