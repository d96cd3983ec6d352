package import Tracking

/// A copy and what became of it.
package struct SettledCopy: Hashable, Sendable {
    /// The copy.
    package let copy: CopyReference
    /// What became of it.
    package let outcome: CopyOutcome

    /// Takes both.
    package init(copy: CopyReference, outcome: CopyOutcome) {
        self.copy = copy
        self.outcome = outcome
    }
}
