internal import Foundation

/// Names of languages (BCP 47, RFC 5646), such as `de` or `pt-BR`.
package enum LanguageTag {
    private static let languages = Set(Locale.LanguageCode.isoLanguageCodes.map(\.identifier))

    /// The tag in its usual letters, `zh-Hant-TW`; the empty text stays empty.
    package static func normalised(_ text: String) throws(ValueProblem) -> String {
        let trimmed = text.filter { !$0.isWhitespace }
        guard !trimmed.isEmpty else { return "" }
        let parts = trimmed.replacing("_", with: "-").split(separator: "-", omittingEmptySubsequences: false).map(
            String.init
        )
        guard let language = parts.first?.lowercased(), languages.contains(language) else {
            throw ValueProblem("“\(trimmed.prefix(40))” names no language. Write a tag such as de, en-GB or pt-BR.")
        }
        var tag = [language]
        var order = 0
        for (offset, part) in parts.enumerated().dropFirst() {
            guard let (place, written) = subtag(part), place >= order, place != order || place == 3 else {
                throw ValueProblem(
                    "“\(part.prefix(40))”, part \(offset + 1), does not belong there. Write a tag such as pt-BR."
                )
            }
            order = place
            tag.append(written)
        }
        return tag.joined(separator: "-")
    }

    /// RFC 5646 §2.1: script, region and variants, in that order, and §2.1.1: how their letters are written.
    private static func subtag(_ part: String) -> (place: Int, written: String)? {
        let isASCII = part.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }
        let isLetters = part.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
        let isDigits = part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isASCII else { return nil }
        return switch part.utf8.count {
        case 4 where isLetters: (1, part.prefix(1).uppercased() + part.dropFirst().lowercased())
        case 2 where isLetters: (2, part.uppercased())
        case 3 where isDigits: (2, part)
        case 5...8: (3, part.lowercased())
        case 4 where part.first?.isNumber == true: (3, part.lowercased())
        default: nil
        }
    }
}
