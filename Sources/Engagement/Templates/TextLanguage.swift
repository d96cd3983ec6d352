/// The language that a text is written in, as a tag (RFC 5646 §2.1): `de`, `pt-BR`.
package enum TextLanguage {
    /// The longest tag that is taken, in characters.
    package static let maximumLength = 35

    /// Languages that are offered for choice; any other may be typed.
    package static let common = [
        "bg", "ca", "cs", "da", "de", "de-AT", "de-CH", "el", "en", "en-GB", "en-US", "es", "es-MX", "et", "fi", "fr",
        "fr-CA", "hr", "hu", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl",
        "sv", "tr", "uk", "zh-Hans", "zh-Hant",
    ]

    /// The tag in its usual case, `pt-BR` and `zh-Hant`; `nil` where the text is none.
    package static func tag(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count <= maximumLength, let first = parts.first,
            (2...3).contains(first.utf8.count), first.utf8.allSatisfy(isLetter),
            parts.dropFirst().allSatisfy({ (2...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) })
        else { return nil }
        let rest = parts.dropFirst().map { part in
            let isRegion = part.utf8.count == 2
            let isScript = part.utf8.count == 4 && part.utf8.allSatisfy(isLetter)
            return isRegion ? part.uppercased() : isScript ? part.capitalizedASCII : part.lowercased()
        }
        return ([first.lowercased()] + rest).joined(separator: "-")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension Substring {
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
