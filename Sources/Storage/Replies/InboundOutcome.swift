package import Mail
package import Tracking

/// What became of a message that came in.
package struct InboundOutcome: Hashable, Sendable {
    /// What it was taken for.
    package let kind: InboundKind
    /// The email that it answers or reports of; `nil` where it matches none, and then nothing is kept of it.
    package let email: EmailID?
    /// Whether it was kept now; false for what was known already.
    package let isNew: Bool
}
