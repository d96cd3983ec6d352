package import Tracking

/// Addresses that begin with the same bits, as `192.0.2.0/24` or `2001:db8::/32` names them (RFC 4632, RFC 4291 §2.3).
package struct AddressBlock: Hashable, Sendable {
    private let first: NetworkAddress
    private let length: Int

    /// Reads a block, or an address that stands for itself alone; `nil` where it is neither, or has bits behind its length.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = parts.first, let first = NetworkAddress(String(address)) else { return nil }
        let bits = first.bytes.count * 8
        guard let length = parts.count == 1 ? bits : Self.number(parts[1]), length <= bits else { return nil }
        // Whoever writes 10.1.2.3/8 means something else than what they wrote.
        guard (length..<bits).allSatisfy({ first.bytes[$0 / 8] & 0x80 >> UInt8($0 % 8) == 0 }) else { return nil }
        self.first = first
        self.length = length
    }

    /// Whether the address is in it.
    package func contains(_ address: NetworkAddress) -> Bool {
        guard address.bytes.count == first.bytes.count else { return false }
        let whole = length / 8
        guard address.bytes[..<whole] == first.bytes[..<whole] else { return false }
        let rest = length % 8
        return rest == 0 || (address.bytes[whole] ^ first.bytes[whole]) >> UInt8(8 - rest) == 0
    }

    /// Digits and nothing else: `Int` would take a sign.
    private static func number(_ text: some StringProtocol) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }
}
