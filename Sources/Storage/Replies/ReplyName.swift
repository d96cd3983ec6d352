/// The random name before the @ of a copy's own envelope sender and reply address (product §11).
package enum ReplyName {
    private static let digits = Array("abcdefghijklmnopqrstuvwxyz234567")
    private static let length = 16

    /// A new name of 80 random bits, lower-case base32 (RFC 4648 §6).
    package static func new(using generator: inout some RandomNumberGenerator) -> String {
        String((0..<length).map { _ in digits[Int.random(in: 0..<32, using: &generator)] })
    }

    /// Whether a text may be one.
    static func isValid(_ text: String) -> Bool {
        text.count == length && text.allSatisfy(digits.contains)
    }
}
