package import Tracking

/// That a recipient stopped being followed, on the page that their copy of an email leads to.
package struct FollowingStop: Hashable, Sendable {
    /// Their place among the recipients.
    package let recipient: UInt16
    /// When.
    package let at: Instant

    /// Takes both.
    package init(recipient: UInt16, at: Instant) {
        self.recipient = recipient
        self.at = at
    }
}
