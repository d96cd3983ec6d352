package import Tracking

/// How far a reminder got.
package enum ReminderProgress: Hashable, Sendable {
    /// Its time is still to come.
    case waiting
    /// It became needless before its time.
    case met(ReminderEvidence)
    /// It came; `anyway` says that it had fallen back to that.
    case fired(at: Instant, anyway: Bool)
}
