/// What a `Range` field asks for (RFC 9110 §14).
enum ByteRange: Hashable {
    /// Everything: the field is no range of bytes, or one of several ranges. Several may be answered by the whole
    /// (§14.2), and only attackers and players of films ask for them.
    case whole
    /// These bytes.
    case part(Range<Int64>)
    /// None of the bytes that there are.
    case unsatisfiable

    init(_ field: String, of size: Int64) {
        // §14.1: names of units are told apart without regard to case.
        let text = field.lowercased()
        guard text.hasPrefix(Self.unit) else {
            self = .whole
            return
        }
        let range = text.dropFirst(Self.unit.count).trimmingPrefix { $0 == " " || $0 == "\t" }
        let ends = range.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            self = .whole
            return
        }
        self = ends[0].isEmpty ? Self.suffix(ends[1], of: size) : Self.between(ends[0], ends[1], of: size)
    }

    private static let unit = "bytes="

    private static func suffix(_ length: Substring, of size: Int64) -> ByteRange {
        guard let length = number(length) else { return .whole }
        guard length > 0 else { return .unsatisfiable }
        // `Content-Range` can't name a part of nothing.
        return size == 0 ? .whole : .part(max(0, size - length)..<size)
    }

    private static func between(_ first: Substring, _ last: Substring, of size: Int64) -> ByteRange {
        guard let start = number(first), let end = last.isEmpty ? Int64.max : number(last), start <= end else {
            return .whole
        }
        return start < size ? .part(start..<min(end, size - 1) + 1) : .unsatisfiable
    }

    /// A number that is too great for us is greater than any file.
    private static func number(_ digits: Substring) -> Int64? {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int64(digits) ?? .max
    }
}
