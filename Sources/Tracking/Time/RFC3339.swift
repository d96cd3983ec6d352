internal import Foundation

/// Reads moments that strangers wrote.
package enum RFC3339 {
    /// The moment (RFC 3339 §5.6); `nil` where it is none.
    package static func instant(_ text: String) -> Instant? {
        // The form is checked here first: formatters take more than the standard, some of which no integer can hold.
        let bytes = Array(text.utf8)
        guard (20...35).contains(bytes.count),
            zip(bytes, shape).allSatisfy({ $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 }),
            let end = end(bytes[19...]),
            // Formatters refuse offsets of more than 18 hours, which the standard allows.
            let moment = Instant(String(decoding: bytes[..<19], as: UTF8.self) + "Z")
        else { return nil }
        return moment + end.fraction - end.offset
    }

    private static let shape = Array("0000-00-00T00:00:00".utf8)

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A fraction perhaps, then `Z` or an offset.
    private static func end(_ bytes: ArraySlice<UInt8>) -> (fraction: Duration, offset: Duration)? {
        var rest = bytes
        var fraction = Duration.zero
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix(while: isDigit)
            guard (1...9).contains(digits.count) else { return nil }
            let places = String(decoding: digits, as: UTF8.self).padding(toLength: 6, withPad: "0", startingAt: 0)
            fraction = .microseconds(Int64(places) ?? 0)
            rest = rest.dropFirst(digits.count + 1)
        }
        if rest.elementsEqual("Z".utf8) { return (fraction, .zero) }
        guard rest.count == 6, let sign = rest.popFirst(), "+-".utf8.contains(sign),
            zip(rest, "00:00".utf8).allSatisfy({ $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 })
        else { return nil }
        let hours = number(rest.prefix(2))
        let minutes = number(rest.suffix(2))
        guard hours < 24, minutes < 60 else { return nil }
        let offset = Duration.seconds((hours * 60 + minutes) * 60)
        return (fraction, sign == UInt8(ascii: "+") ? offset : .zero - offset)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
