/// Numbers with their words.
enum Counts {
    /// "1 person", "2 people".
    static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }

    /// "1 account", "2 accounts".
    static func accounts(_ count: Int) -> String { count == 1 ? "1 account" : "\(count) accounts" }

    /// "1 member", "2 members"; of nobody "nobody yet".
    static func members(_ count: Int) -> String {
        switch count {
        case 0: "nobody yet"
        case 1: "1 member"
        default: "\(count) members"
        }
    }

    /// "twice", "3 times"; `nil` for once.
    static func times(_ count: Int) -> String? {
        switch count {
        case ...1: nil
        case 2: "twice"
        default: "\(count) times"
        }
    }

    /// "a, b and 3 more".
    static func list(_ names: [String], of total: Int) -> String {
        let rest = total - names.count
        if rest > 0 { return names.joined(separator: ", ") + " and \(rest) more" }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// "340 bytes", "12 kB", "3.4 MB".
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: return bytes == 1 ? "1 byte" : "\(bytes) bytes"
        case ..<1_000_000: return "\((bytes + 500) / 1_000) kB"
        default:
            let tenths = (bytes + 50_000) / 100_000
            return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
        }
    }
}
