/// A message that arrived in a mailbox.
package struct ArrivedMessage: Hashable, Sendable {
    /// Its number.
    package let uid: UInt32
    /// Its bytes; where it is larger than what is read, the first of them.
    package let bytes: [UInt8]
    /// Whether ``bytes`` are not all.
    package let isCut: Bool

    /// Puts it together.
    package init(uid: UInt32, bytes: [UInt8], isCut: Bool) {
        self.uid = uid
        self.bytes = bytes
        self.isCut = isCut
    }
}
