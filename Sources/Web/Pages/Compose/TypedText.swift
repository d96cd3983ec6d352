internal import Mail

/// HTML for what was typed into a plain field: paragraphs, line breaks, and links of web addresses.
enum TypedText {
    static func html(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let paragraphs = lines.split { $0.allSatisfy(\.isWhitespace) }
        return paragraphs.map { "<p>" + $0.map(line).joined(separator: "<br>") + "</p>" }.joined(separator: "\n")
    }

    private static func line(_ text: Substring) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map(word).joined(separator: " ")
    }

    private static func word(_ text: Substring) -> String {
        let opening = text.prefix { "(<[“\"".contains($0) }
        let rest = text.dropFirst(opening.count)
        guard rest.hasPrefix("https://") || rest.hasPrefix("http://") else { return text.htmlEscaped }
        let closing = rest.reversed().prefix { ".,;:!?)>]”\"".contains($0) }
        let address = rest.dropLast(closing.count).htmlEscaped
        let end = rest.suffix(closing.count).htmlEscaped
        return "\(opening.htmlEscaped)<a href=\"\(address)\">\(address)</a>\(end)"
    }
}
