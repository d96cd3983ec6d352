/// Hits of one turn of a loop that are to be committed together, and who wants to know what became of them.
struct HitBatch: Sendable {
    let hits: HitFrames
    /// Told from the committer's thread; last of all that they are synced or lost.
    let settle: @Sendable (Outcome) -> Void

    enum Outcome: Sendable {
        /// They are on disk.
        case synced
        /// The disk refused again and again; they are kept in memory and tried further.
        case refused
        /// They were given up.
        case lost(JournalError)
    }
}
