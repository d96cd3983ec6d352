/// How far a mailbox was read; it is kept after each message that was taken.
package struct Position: Hashable, Sendable {
    /// The validity of the numbers (RFC 3501 §2.3.1.1).
    package let uidValidity: UInt32
    /// The number of the last message that was taken, or passed over.
    package let lastUID: UInt32
    /// Messages that the server got earlier, in seconds since 1970, are passed over until everything there was looked at.
    package let floor: Int64?
    /// When it was so, in seconds since 1970.
    package let at: Int64

    /// Puts it together.
    package init(uidValidity: UInt32, lastUID: UInt32, floor: Int64? = nil, at: Int64) {
        self.uidValidity = uidValidity
        self.lastUID = lastUID
        self.floor = floor
        self.at = at
    }
}
