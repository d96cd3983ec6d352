package import Tracking

/// How far the journal was taken in, and whether storage takes what is in it.
package struct IntakeStanding: Hashable, Sendable {
    /// Everything before this place was taken in; `nil` where that is not known yet.
    package var taken: JournalPosition?
    /// So many times journal or storage did not do what intake asked for.
    package var failures = 0
    /// Whether storage did what it was last asked for.
    package var isStorageThere = true

    /// Nothing is known yet.
    package init(taken: JournalPosition? = nil) {
        self.taken = taken
    }
}
