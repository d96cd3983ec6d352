/// What an SMTP server answers to a command: a code, perhaps an enhanced one, and lines of text (RFC 5321 §4.2).
package struct Reply: Hashable, Sendable {
    /// Three digits, the first of which says how it went.
    package let code: Int
    /// The enhanced status code (RFC 3463); `nil` where the reply has none.
    package let status: EnhancedStatus?
    /// The text, a line each, without codes; at least one.
    package let lines: [String]

    /// Puts a reply of several lines together.
    package init(_ code: Int, _ status: EnhancedStatus? = nil, lines: [String]) {
        self.code = code
        self.status = status
        self.lines = lines.isEmpty ? [""] : lines
    }

    /// Puts a reply of one line together.
    package init(_ code: Int, _ status: EnhancedStatus? = nil, _ text: String) {
        self.init(code, status, lines: [text])
    }

    /// The bytes on the wire: every line with the code, all but the last with a hyphen behind it.
    package var bytes: [UInt8] {
        var text = ""
        for (place, line) in lines.enumerated() {
            text += "\(code)" + (place == lines.count - 1 ? " " : "-")
            if let status { text += "\(status) " }
            text += line + "\r\n"
        }
        return Array(text.utf8)
    }
}
