#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Bytes that mean something in a request's head.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let slash = UInt8(ascii: "/")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")

    private static let tokens: [Bool] = (0..<256).map { byte in
        byte < 128 && ("!#$%&'*+-.^_`|~".utf8.contains(UInt8(byte)) || UnicodeScalar(UInt8(byte)).isAlphanumeric)
    }

    /// Whether it may stand in a token, such as a method or a field's name (RFC 9110 §5.6.2).
    static func isToken(_ byte: UInt8) -> Bool { tokens[Int(byte)] }

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    static func firstLineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, CInt(lineFeed), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// Whether the bytes are these ASCII letters, in either case; `lowered` is lower case.
    static func areEqual(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ lowered: StaticString) -> Bool {
        guard range.count == lowered.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count {
            let byte = bytes[range.lowerBound + offset]
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            guard (isUpper ? byte | 0x20 : byte) == lowered.utf8Start[offset] else { return false }
        }
        return true
    }

    /// The range without blanks at both ends.
    static func trim(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, isBlank(bytes[first]) { range = first + 1..<range.upperBound }
        while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<last }
        return range
    }
}

extension UnicodeScalar {
    fileprivate var isAlphanumeric: Bool {
        ("0"..."9").contains(self) || ("A"..."Z").contains(self) || ("a"..."z").contains(self)
    }
}
