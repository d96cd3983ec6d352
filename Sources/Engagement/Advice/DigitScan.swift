/// Reads numbers of so many digits, and the signs between them, from the beginning of a text on.
struct DigitScan {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// What has not been read.
    var rest: String { String(decoding: bytes[place...], as: UTF8.self) }

    /// Whether a digit comes next.
    var isAtDigit: Bool { place < bytes.count && Self.isDigit(bytes[place]) }

    /// The next digits; `nil` where there are fewer.
    mutating func number(_ digits: Int) -> Int? {
        guard place + digits <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[place..<place + digits] {
            guard Self.isDigit(byte) else { return nil }
            number = number * 10 + Int(byte) - 0x30
        }
        place += digits
        return number
    }

    /// The next byte, where it is one of these.
    mutating func sign(_ signs: String.UTF8View) -> UInt8? {
        guard place < bytes.count, signs.contains(bytes[place]) else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    /// Passes over digits, however many.
    mutating func skipDigits() {
        while isAtDigit { place += 1 }
    }

    /// Passes over blanks.
    mutating func skipBlanks() {
        while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
