internal import Foundation

extension String {
    /// The text as it is searched and sorted: without case, accents and full-width forms, blanks collapsed.
    package var searchable: String {
        folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }

    /// A `LIKE` pattern, with `\` as its escape, for texts that contain this one once both are ``searchable``.
    ///
    /// Nobody searches for more than 200 characters, and SQLite refuses patterns of 50,000.
    var containedPattern: String {
        var pattern = "%"
        for character in searchable.prefix(200) {
            if character == "%" || character == "_" || character == "\\" {
                pattern.append("\\")
            }
            pattern.append(character)
        }
        return pattern + "%"
    }
}
