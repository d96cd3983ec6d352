internal import Synchronization

/// Writes `$1` as `?1`, so that parameters are bound by their number.
///
/// SQLite takes `$1` for a *name*, and values given in order are bound in the order in which the names appear:
/// `SELECT $2, $1` would silently swap them (docs/decisions/004-one-sql-two-engines.md).
final class ParameterNotation: Sendable {
    private let known = Mutex<[String: String]>([:])

    /// The statement as SQLite is to read it.
    ///
    /// Statements are few and fixed, so each is rewritten once.
    func numbered(_ sql: String) -> String {
        known.withLock { known in
            if let numbered = known[sql] {
                return numbered
            }
            let numbered = Self.rewritten(sql)
            known[sql] = numbered
            return numbered
        }
    }

    /// Rewrites outside string literals, quoted names and comments.
    static func rewritten(_ sql: String) -> String {
        let bytes = Array(sql.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let end = endOfQuotation(in: bytes, from: place)
            if end > place {
                result += bytes[place..<end]
                place = end
            } else {
                result.append(isParameter(at: place, in: bytes) ? UInt8(ascii: "?") : bytes[place])
                place += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isParameter(at place: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[place] == UInt8(ascii: "$"), place + 1 < bytes.count else { return false }
        return (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[place + 1])
    }

    /// Where the literal, quoted name or comment that begins at `start` ends; `start` itself where none begins there.
    private static func endOfQuotation(in bytes: [UInt8], from start: Int) -> Int {
        let rest = bytes[start...]
        if rest.starts(with: "--".utf8) {
            return end(after: "\n", in: bytes, from: start + 2)
        }
        if rest.starts(with: "/*".utf8) {
            return end(after: "*/", in: bytes, from: start + 2)
        }
        // A doubled quote inside ends one literal and begins the next: the same bytes either way.
        switch bytes[start] {
        case UInt8(ascii: "'"): return end(after: "'", in: bytes, from: start + 1)
        case UInt8(ascii: "\""): return end(after: "\"", in: bytes, from: start + 1)
        default: return start
        }
    }

    private static func end(after mark: String, in bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            if bytes[place...].starts(with: mark.utf8) {
                return place + mark.utf8.count
            }
            place += 1
        }
        return bytes.count
    }
}
