internal import Foundation

/// Reads how far somebody's clock is ahead of UTC.
enum ClockOffset {
    /// No place of the earth is so far ahead or behind, but clocks are set wrong, and RFC 3339 has room for it.
    private static let most = 24 * 60 - 1

    /// Names of UTC, which are also written where nobody knows the clock of the place (RFC 3339 §4.3, RFC 5322 §4.3).
    private static let universal: Set<String> = ["Z", "UT", "UTC", "GMT"]

    /// Whether a text is a name of UTC.
    static func isUniversal(_ text: String) -> Bool { universal.contains(text.uppercased()) }

    /// Whether a text says that no offset is known, as `-00:00` does (RFC 3339 §4.3) and `-0000` (RFC 5322 §3.3).
    static func isUnknown(_ text: String) -> Bool { text == "-00:00" || text == "-0000" }

    /// Minutes from `+02:00`, `+0200`, `UTC+2`, `-5` or `5.5` (hours), `120` or `120.0` (minutes) or `7200` (seconds); `nil` for
    /// anything else.
    static func minutes(_ text: String) -> Int? {
        let text = text.uppercased()
        if universal.contains(text) { return 0 }
        let isNamed = text.hasPrefix("UTC") || text.hasPrefix("GMT")
        let written = isNamed ? text.dropFirst(3) : text[...]
        let sign = written.hasPrefix("-") || written.hasPrefix("−") ? -1 : 1
        let hasSign = written.first.map { "+-−".contains($0) } ?? false
        guard hasSign || !isNamed else { return nil }
        let digits = hasSign ? written.dropFirst() : written
        if digits.contains(".") { return decimal(digits).map { sign * $0 } }
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty, first.count <= 6, let number = Int(first), number >= 0 else {
            return nil
        }
        let minutes: Int
        if parts.count == 2 || parts.count == 3 {
            guard let rest = Int(parts[1]), (0..<60).contains(rest), number < 24 else { return nil }
            minutes = number * 60 + rest
        } else if first.count == 4, hasSign || first.hasPrefix("0"), number % 100 < 60, number < 2_400 {
            minutes = number / 100 * 60 + number % 100
        } else if number <= 14 {
            minutes = number * 60
        } else {
            minutes = number <= most ? number : number / 60
        }
        return minutes <= most && parts.count <= 3 ? sign * minutes : nil
    }

    /// Hours, minutes or seconds as programs write them that keep whole numbers as others.
    private static func decimal(_ digits: Substring) -> Int? {
        guard digits.utf8.count <= 12, digits.allSatisfy({ "0123456789.".contains($0) }), let number = Double(digits)
        else { return nil }
        let minutes = number <= 14 ? number * 60 : number <= Double(most) ? number : number / 60
        return minutes <= Double(most) ? Int(minutes.rounded()) : nil
    }

    /// `+02:00`.
    static func text(_ minutes: Int) -> String {
        let parts = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (minutes < 0 ? "-" : "+") + parts.joined(separator: ":")
    }
}
