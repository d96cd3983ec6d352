internal import Foundation

/// Names of places as they are compared: however people write them, and however `scripts/cities` writes them down.
enum PlaceName {
    /// Signs that stand within a name and do not part its words.
    private static let silent: Set<Unicode.Scalar> = [".", "'", "’", "‘", "ʻ", "ʼ", "`"]

    /// A name without case, accents and signs, one blank between words, and *Saint* as most write it.
    static func folded(_ name: String) -> String {
        var letters = ""
        for letter in name.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch letter.properties.generalCategory {
            case .nonspacingMark: continue
            case _ where silent.contains(letter): continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                letters += letter.properties.lowercaseMapping
            default: letters += " "
            }
        }
        return letters.split(separator: " ").map { $0 == "saint" ? "st" : $0 }.joined(separator: " ")
    }
}
