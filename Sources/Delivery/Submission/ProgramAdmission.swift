package import Storage

/// Whether a mail program is let in.
package enum ProgramAdmission: Hashable, Sendable {
    /// This is whose program it is.
    case user(User)
    /// Name or password is wrong; it is not said which.
    case wrong
    /// There were too many attempts: try again after that time.
    case tooOften(wait: Duration)
}
