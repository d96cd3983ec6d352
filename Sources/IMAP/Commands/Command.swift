/// What is said to a server (RFC 3501 §6): a tag comes before the first part, and each further part waits until the server
/// asks for it.
struct Command: Hashable {
    /// What is sent, without the tag and the ends of lines.
    let parts: [[UInt8]]

    /// A command of one line, and what is said each time the server asks for more.
    init(_ line: String, then parts: [String] = []) {
        self.parts = ([line] + parts).map { Array($0.utf8) }
    }

    /// A command that ends with strings of any bytes, each sent as a literal (RFC 3501 §4.3).
    init(_ line: String, literals: [[UInt8]]) {
        var parts: [[UInt8]] = []
        var text = Array(line.utf8)
        for literal in literals {
            parts.append(text + Array(" {\(literal.count)}".utf8))
            text = literal
        }
        self.parts = parts + [text]
    }
}

extension Command {
    /// A quoted string (RFC 3501 §9, `quoted`); `nil` where the bytes can't stand in one.
    static func quoted(_ bytes: some Sequence<UInt8>) -> String? {
        var text = "\""
        for byte in bytes {
            guard (0x20...0x7E).contains(byte) else { return nil }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { text += "\\" }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return text + "\""
    }
}
