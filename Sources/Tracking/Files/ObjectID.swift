internal import Crypto
internal import Foundation

/// The name of a stored file by its content: the SHA-256 of its bytes (FIPS 180-4), so that equal files are stored once.
package struct ObjectID: Hashable, Sendable {
    /// The digest, 32 bytes.
    package let bytes: [UInt8]

    /// The length of a digest in bytes.
    package static let length = 32

    /// Takes a digest that was made elsewhere, from storage, say; `nil` unless it has ``length`` bytes.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }

    /// Reads the text form; `nil` where it is none.
    package init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == Self.length * 2 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = Self.value(digits[place]), let low = Self.value(digits[place + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    /// The name of a content that is at hand as a whole.
    package init(of content: [UInt8]) {
        bytes = Array(SHA256.hash(data: content))
    }

    /// Where it lies below the folder of stored files: 256 folders keep each of them small.
    package var path: String {
        let text = description
        return "\(text.prefix(2))/\(text.dropFirst(2))"
    }

    /// Lower-case digits only: one text for one name.
    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}

extension ObjectID: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package var description: String {
        bytes.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }
}
