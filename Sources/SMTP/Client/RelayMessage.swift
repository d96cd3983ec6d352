package import Mail

/// One message for one recipient, as a relay takes it.
///
/// Each copy of an email has a content of its own, so each is a transaction of its own, and each recipient has one outcome.
package struct RelayMessage: Hashable, Sendable {
    /// Where reports of failure go (RFC 5321 §4.4).
    package let sender: Address
    /// Who is to get it.
    package let recipient: Address
    /// Header and body, with whatever line ends.
    package let content: [UInt8]

    /// Takes the three.
    package init(sender: Address, recipient: Address, content: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }

    /// Whether an address needs SMTPUTF8 (RFC 6531 §3.4).
    var needsUTF8: Bool { [sender, recipient].contains { !$0.address.utf8.allSatisfy { $0 < 0x80 } } }
}

/// The forms that a message's content takes on the wire.
enum WireContent {
    /// With CRLF at the end of each line, the last one included: a CR or LF alone would be none to some servers, which
    /// others could use to smuggle (RFC 5321 §2.3.8).
    static func lines(_ content: [UInt8]) -> [UInt8] {
        write(content, isStuffed: false)
    }

    /// The same with a dot before each line that begins with one, and the line that ends it (RFC 5321 §4.5.2).
    static func stuffed(_ content: [UInt8]) -> [UInt8] {
        write(content, isStuffed: true) + end
    }

    /// The line that ends content.
    static let end: [UInt8] = [dot, 0x0D, 0x0A]

    private static let dot = UInt8(ascii: ".")

    private static func write(_ content: [UInt8], isStuffed: Bool) -> [UInt8] {
        var wire: [UInt8] = []
        wire.reserveCapacity(content.count + content.count / 32 + 8)
        var place = 0
        while place < content.count {
            let end = content[place...].firstIndex { $0 == 0x0D || $0 == 0x0A } ?? content.count
            if isStuffed, content[place] == dot { wire.append(dot) }
            wire += content[place..<end]
            wire += [0x0D, 0x0A]
            let isPair = end + 1 < content.count && content[end] == 0x0D && content[end + 1] == 0x0A
            place = end + (isPair ? 2 : 1)
        }
        return wire
    }
}
