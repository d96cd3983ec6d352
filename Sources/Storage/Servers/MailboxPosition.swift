package import Tracking

/// How far a mailbox was read, in its server's numbers.
package struct MailboxPosition: Hashable, Sendable {
    /// What the numbers hold for.
    package let uidValidity: UInt32
    /// The number of the last message that was taken.
    package let lastUID: UInt32
    /// Messages that the server got earlier are passed over, until everything there was looked at; `nil` then.
    package let floor: Instant?
    /// When it was so.
    package let at: Instant

    /// Puts it together.
    package init(uidValidity: UInt32, lastUID: UInt32, floor: Instant?, at: Instant) {
        self.uidValidity = uidValidity
        self.lastUID = lastUID
        self.floor = floor
        self.at = at
    }
}
