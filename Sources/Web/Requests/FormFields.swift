internal import Foundation
internal import NIOCore

/// The fields of a posted form (application/x-www-form-urlencoded, as the WHATWG URL standard decodes it).
struct FormFields: Sendable {
    /// Every field in order.
    let pairs: [(name: String, value: String)]

    /// Reads a form; `nil` where it is not UTF-8 or contains NUL.
    init?(_ body: ByteBuffer) {
        self.init(Array(body.readableBytesView))
    }

    /// Reads a form or the query of an address.
    init?(_ bytes: [UInt8]) {
        var fields: [(name: String, value: String)] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count > 1 ? parts[1] : []) else {
                return nil
            }
            fields.append((name, value))
        }
        pairs = fields
    }

    /// The first value of a field; `nil` where the form has no such field.
    subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }?.value
    }

    /// Every value of a field, in order.
    func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    private static func decode(_ text: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var digits: [UInt8]?
        for byte in text {
            if var open = digits {
                open.append(byte)
                digits = open.count < 2 ? open : nil
                if open.count == 2 {
                    guard let value = UInt8(String(decoding: open, as: UTF8.self), radix: 16) else { return nil }
                    bytes.append(value)
                }
            } else if byte == UInt8(ascii: "%") {
                digits = []
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        guard digits == nil, !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
