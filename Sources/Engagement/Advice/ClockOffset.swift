internal import Foundation

/// Reads how far somebody's clock is ahead of UTC.
enum ClockOffset {
    /// No place of the earth is so far ahead or behind, but clocks are set wrong, and RFC 3339 has room for it.
    private static let most = 24 * 60 - 1

    /// Minutes from `+02:00`, `+0200`, `-5` (hours), `120` (minutes) or `7200` (seconds); `nil` for anything else.
    static func minutes(_ text: String) -> Int? {
        if text == "Z" || text.uppercased() == "UTC" || text.uppercased() == "GMT" { return 0 }
        let sign = text.hasPrefix("-") || text.hasPrefix("−") ? -1 : 1
        let hasSign = text.first.map { "+-−".contains($0) } ?? false
        let digits = hasSign ? text.dropFirst() : text[...]
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

    /// `+02:00`.
    static func text(_ minutes: Int) -> String {
        let parts = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (minutes < 0 ? "-" : "+") + parts.joined(separator: ":")
    }
}
