/// Networks that tell something, by address and by number of their autonomous system.
///
/// An address says more than a number, and a longer prefix more than a shorter one: scanners have their own networks
/// inside those that readers' pictures come from.
package struct NetworkTable: Sendable {
    private var prefixes: [Prefix: NetworkFacts] = [:]
    private var numbers: [UInt32: NetworkFacts] = [:]
    /// The lengths in use, the longest first.
    private var lengths: [Int] = []

    private struct Prefix: Hashable {
        let address: NetworkAddress
        let length: Int
    }

    /// No network tells anything.
    package static let none = NetworkTable()

    private init() {}

    private static let columns = ["network", "kind", "owner", "source", "date"]

    /// Reads a table: comma-separated, the columns named in the first line, `#` before a comment.
    package init(_ text: String, file: String) throws(FactsError) {
        for row in try FactsRows(text, columns: Self.columns, file: file).rows {
            guard let kind = NetworkKind(rawValue: row[1]) else {
                let kinds = NetworkKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.error("“\(row[1])” is no kind of network; it is one of \(kinds)")
            }
            guard !row[2].isEmpty else { throw row.error("the owner is missing") }
            if row[0].hasPrefix("AS"), let number = UInt32(row[0].dropFirst(2)) {
                let facts = NetworkFacts(number: number, owner: row[2], kind: kind)
                guard numbers.updateValue(facts, forKey: number) == nil else {
                    throw row.error("\(row[0]) is there twice")
                }
            } else if let prefix = Self.prefix(row[0]) {
                let facts = NetworkFacts(owner: row[2], kind: kind)
                guard prefixes.updateValue(facts, forKey: prefix) == nil else {
                    throw row.error("\(row[0]) is there twice")
                }
            } else {
                throw row.error(
                    "“\(row[0])” is neither a network such as 192.0.2.0/24 or 2001:db8::/32 nor a number such as AS64500"
                )
            }
        }
        lengths = Set(prefixes.keys.map(\.length)).sorted(by: >)
    }

    /// How many networks it knows.
    package var count: Int { prefixes.count + numbers.count }

    /// What an address and the number of its autonomous system say; the number is handed on, the owner only where the table
    /// has a word on it.
    package func facts(of address: NetworkAddress?, number: UInt32? = nil) -> NetworkFacts {
        var facts = address.flatMap(longestPrefix) ?? number.flatMap { numbers[$0] } ?? .unknown
        facts.number = number
        return facts
    }

    private func longestPrefix(of address: NetworkAddress) -> NetworkFacts? {
        for length in lengths where length <= address.bitCount {
            if let facts = prefixes[Prefix(address: address.cut(to: length), length: length)] { return facts }
        }
        return nil
    }

    /// Reads a prefix; `nil` where it is none, or has bits set behind its length.
    private static func prefix(_ text: String) -> Prefix? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let address = NetworkAddress(String(parts[0])), let length = Int(parts[1]),
            (8...address.bitCount).contains(length), address.cut(to: length) == address
        else { return nil }
        return Prefix(address: address, length: length)
    }
}
