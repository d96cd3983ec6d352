internal import Tracking

/// Reads moments that strangers wrote.
enum RFC3339 {
    /// The moment (RFC 3339 §5.6); `nil` where it is none.
    static func instant(_ text: String) -> Instant? {
        // The form is checked here first: formatters take more than the standard, some of which no integer can hold.
        let bytes = Array(text.utf8)
        guard (20...35).contains(bytes.count),
            zip(bytes, shape).allSatisfy({ $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 }),
            hasValidEnd(bytes[19...])
        else { return nil }
        return Instant(text)
    }

    private static let shape = Array("0000-00-00T00:00:00".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A fraction perhaps, then `Z` or an offset.
    private static func hasValidEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix(while: isDigit)
            guard (1...9).contains(digits.count) else { return false }
            rest = rest.dropFirst(digits.count + 1)
        }
        if rest.elementsEqual("Z".utf8) { return true }
        guard rest.count == 6, let sign = rest.popFirst(), "+-".utf8.contains(sign) else { return false }
        return zip(rest, "00:00".utf8).allSatisfy { $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 }
    }
}
