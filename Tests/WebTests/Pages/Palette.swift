import Foundation
import Testing

/// The colours of the style sheet, measured as WCAG 2.2 does ("contrast ratio").
struct Palette {
    enum Theme: CaseIterable {
        case light, dark
    }

    private var colours: [String: [Theme: Double]] = [:]

    /// Reads lines such as `--ink: light-dark(#1c2030, #e9eaf0);` and keeps the relative luminance of each.
    init(_ text: String) throws {
        for line in text.split(separator: "\n") where line.contains("light-dark(#") {
            let parts = line.split { " :(),;".contains($0) }
            guard parts.count >= 4, parts[0].hasPrefix("--") else { continue }
            colours[String(parts[0].dropFirst(2))] = [
                .light: try Self.luminance(parts[2].dropFirst()), .dark: try Self.luminance(parts[3].dropFirst()),
            ]
        }
    }

    /// From 1 for equal colours to 21 for black on white.
    func contrast(of text: String, on ground: String, in theme: Theme) throws -> Double {
        let one = try #require(colours[text]?[theme], "\(text)")
        let other = try #require(colours[ground]?[theme], "\(ground)")
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private static func luminance(_ digits: Substring) throws -> Double {
        let number = try #require(Int(digits, radix: 16))
        let channels = [16, 8, 0].map { shift -> Double in
            let value = Double(number >> shift & 0xFF) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
