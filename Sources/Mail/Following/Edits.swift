/// Changes of a message by place; everything else goes through as it is.
struct Edits: Sendable {
    private var edits: [(range: Range<Int>, replacement: [UInt8])] = []

    /// Puts `replacement` in place of a range; ranges must not overlap.
    mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) {
        edits.append((range, replacement))
    }

    mutating func remove(_ range: Range<Int>) {
        replace(range, by: [])
    }

    mutating func insert(_ bytes: [UInt8], at place: Int) {
        replace(place..<place, by: bytes)
    }

    /// The bytes with the changes made.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
        var done = 0
        // What is inserted at a place comes before what is replaced from there on; stable for equal places.
        let ordered = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
                < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
        }
        for (_, edit) in ordered where edit.range.lowerBound >= done {
            result += bytes[done..<edit.range.lowerBound]
            result += edit.replacement
            done = edit.range.upperBound
        }
        result += bytes[done...]
        return result
    }
}
