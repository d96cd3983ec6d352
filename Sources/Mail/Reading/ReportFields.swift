/// The groups of fields of a machine-readable report (RFC 3464 §2.1, RFC 5965 §3, RFC 8098 §3).
struct ReportFields {
    /// Each group with its fields by their names in lower case.
    ///
    /// The first of a name counts.
    private(set) var groups: [[String: String]] = []

    /// More groups are not read.
    private static let maximumGroups = 200

    /// Reads a report of which only fields are expected.
    init(_ text: String) {
        self.init(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline), known: nil)
    }

    /// Reads lines among which fields may stand: only those named in `known` count.
    init(_ lines: [Substring], known: Set<String>?) {
        var group: [String: String] = [:]
        var last: String?
        for line in lines where groups.count < Self.maximumGroups {
            let line = line.drop { $0 == ">" || known != nil && $0 == " " }
            if line.allSatisfy(\.isWhitespace) {
                close(&group)
                last = nil
            } else if line.first == " " || line.first == "\t" {
                if let last { group[last]?.append(" " + Self.trimmed(line).prefix(1_000)) }
            } else if let colon = line.prefix(60).firstIndex(of: ":") {
                let name = Self.trimmed(line[..<colon]).lowercased()
                last = known?.contains(name) == false ? nil : name
                guard let last else { continue }
                if group[last] == nil { group[last] = Self.trimmed(line[line.index(after: colon)...]) }
            } else if known != nil {
                last = nil
            }
        }
        close(&group)
    }

    private mutating func close(_ group: inout [String: String]) {
        if !group.isEmpty { groups.append(group) }
        group = [:]
    }

    /// The value of the first field with a name, in lower case.
    func first(_ name: String) -> String? { groups.lazy.compactMap { $0[name] }.first }

    /// A value such as `rfc822; a@x.example` without its type.
    static func untyped(_ value: String) -> String {
        guard let mark = value.firstIndex(of: ";") else { return trimmed(value[...]) }
        return trimmed(value[value.index(after: mark)...])
    }

    /// The address in a field such as `Final-Recipient`.
    static func address(_ value: String?) -> String? {
        guard let value else { return nil }
        let text = untyped(value)
        return AddressFinder.addresses(in: text, limit: 1).first
            ?? (text.isEmpty || text.contains(" ") ? nil : text.trimmingBrackets)
    }

    private static func trimmed(_ text: Substring) -> String {
        let end = text.lastIndex { !$0.isWhitespace } ?? text.startIndex
        return String(text[..<(end < text.endIndex ? text.index(after: end) : end)].drop { $0.isWhitespace })
    }
}

extension String {
    /// Without angle brackets at the ends.
    fileprivate var trimmingBrackets: String { String(drop { $0 == "<" }.prefix { $0 != ">" }) }
}
