/// The rule for media types (RFC 6838 §4.2), as they are stored and written into headers.
package enum MediaType {
    /// What is said of a file that nobody said anything of.
    package static let unknown = "application/octet-stream"

    /// Reads one, with or without parameters; `nil` where it is none.
    package static func read(_ text: String) -> String? {
        let bare = text.prefix { $0 != ";" }.lowercased()
        let trimmed = bare.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
        let parts = String(trimmed).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy(isName) else { return nil }
        return String(trimmed)
    }

    private static func isName(_ text: Substring) -> Bool {
        guard (1...127).contains(text.utf8.count), let first = text.utf8.first, isLetterOrDigit(first) else {
            return false
        }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || "!#$&-^_.+".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
