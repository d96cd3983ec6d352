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

    /// A bit for each byte below 64 that may stand in a token: constants, for what is made when first asked for is looked at
    /// once a byte.
    private static let lowTokens: UInt64 = 0x03FF_6CFA_0000_0000
    /// A bit for each byte from 64 to 127.
    private static let highTokens: UInt64 = 0x57FF_FFFF_C7FF_FFFE

    /// Whether it may stand in a token, such as a method or a field's name (RFC 9110 §5.6.2).
    static func isToken(_ byte: UInt8) -> Bool {
        byte < 0x80 && (byte < 0x40 ? lowTokens : highTokens) >> UInt64(byte & 0x3F) & 1 == 1
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    static func firstLineFeed(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        first(lineFeed, in: bytes, start..<max(start, bytes.count))
    }

    /// Where a byte stands first in a range.
    static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = bytes.baseAddress,
            let found = memchr(base + range.lowerBound, CInt(byte), range.count)
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
