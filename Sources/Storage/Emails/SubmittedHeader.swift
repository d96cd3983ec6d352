/// The header of a submitted message, looked at byte by byte for what reading it leniently would pass over.
struct SubmittedHeader {
    /// Whether a carriage return stands alone in it, or a NUL.
    ///
    /// RFC 5322 §2.2: some programs take a lone one for the end of a field, and would show another sender than we read.
    let hasStrayControl: Bool
    /// The names of its fields that begin with `X-Inkling-`, as written.
    let ownNames: [String]

    init(_ bytes: [UInt8]) {
        var isStray = false
        var names: [String] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if content.isEmpty { break }
            isStray = isStray || content.contains(UInt8(ascii: "\r")) || content.contains(0)
            if let name = Self.ownName(content) { names.append(name) }
        }
        hasStrayControl = isStray
        ownNames = names
    }

    private static func ownName(_ line: ArraySlice<UInt8>) -> String? {
        let prefix = "x-inkling-"
        guard String(decoding: line.prefix(prefix.utf8.count), as: UTF8.self).lowercased() == prefix else { return nil }
        // RFC 5322 §4.5.8: old mail has blanks before the colon.
        return String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).trimmed
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        let start = self[...].drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
