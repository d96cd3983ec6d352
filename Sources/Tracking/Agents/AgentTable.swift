#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Agents that say what they are; the first line that matches counts.
package struct AgentTable: Sendable {
    private let rules: [Rule]

    private enum Match: String, CaseIterable {
        case equals, begins, ends, contains
    }

    private struct Rule: Sendable {
        let match: Match
        /// In lower case, but for `equals`.
        let pattern: [UInt8]
        let fact: AgentFact
    }

    private static let columns = ["match", "pattern", "kind", "name", "program", "source", "date"]

    /// The table that comes with the program; what is wrong with it ``KnownFacts/shipped()`` says.
    package static let shipped = (try? KnownFacts.shipped().agents) ?? AgentTable(rules: [])

    private init(rules: [Rule]) {
        self.rules = rules
    }

    /// Reads a table: comma-separated, the columns named in the first line, `#` before a comment.
    package init(_ text: String, file: String) throws(FactsError) {
        var rules: [Rule] = []
        for row in try FactsRows(text, columns: Self.columns, file: file).rows {
            guard let match = Match(rawValue: row[0]) else {
                throw row.error("“\(row[0])” is no way to match; it is one of equals, begins, ends, contains")
            }
            guard let kind = AgentKind(rawValue: row[2]) else {
                let kinds = AgentKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.error("“\(row[2])” is no kind of agent; it is one of \(kinds)")
            }
            guard row[1].utf8.count > 2, !row[3].isEmpty else {
                throw row.error("the pattern needs three characters at least, and a name")
            }
            let pattern = match == .equals ? row[1] : row[1].lowercased()
            let fact = AgentFact(kind: kind, name: row[3], program: row[4].isEmpty ? nil : row[4])
            rules.append(Rule(match: match, pattern: Array(pattern.utf8), fact: fact))
        }
        self.rules = rules
    }

    /// How many lines it has.
    package var count: Int { rules.count }

    /// What an agent says; `nil` where no line matches.
    package func fact(agent: String) -> AgentFact? {
        let exact = Array(agent.utf8.prefix(Hit.maximumAgentLength))
        let lower = exact.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let rule = rules.first { rule in
            switch rule.match {
            case .equals: exact == rule.pattern
            case .begins: lower.starts(with: rule.pattern)
            case .ends:
                lower.count >= rule.pattern.count && lower.suffix(rule.pattern.count).elementsEqual(rule.pattern)
            case .contains: Self.contains(lower, rule.pattern)
            }
        }
        return rule?.fact
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        text.withUnsafeBytes { text in
            part.withUnsafeBytes { part in
                guard let end = text.baseAddress.map({ $0 + text.count }), let needle = part.baseAddress else {
                    return false
                }
                var place = text.baseAddress
                while let start = place, end - start >= part.count {
                    guard let found = memchr(start, Int32(part[0]), end - start - part.count + 1) else { return false }
                    if memcmp(found, needle, part.count) == 0 { return true }
                    place = UnsafeRawPointer(found) + 1
                }
                return false
            }
        }
    }
}
