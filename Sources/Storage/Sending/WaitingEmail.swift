package import Tracking

/// An email that is to be sent now.
package struct WaitingEmail: Hashable, Sendable {
    /// Its id.
    package let id: EmailID
    /// Whose it is.
    package let seller: UserID
}
