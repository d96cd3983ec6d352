/// Changes of a message by place; everything else goes through as it is.
struct Edits {
    private struct Edit {
        let range: Range<Int>
        /// How many bytes it writes at most, about.
        let room: Int
        let write: (inout [UInt8]) -> Void
    }

    private var edits: [Edit] = []

    /// Puts `replacement` in place of a range; ranges must not overlap.
    mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) {
        replace(range, room: replacement.count) { $0 += replacement }
    }

    /// Puts in place of a range what `write` adds to the changed message, so that a large replacement is never there twice.
    mutating func replace(_ range: Range<Int>, room: Int, by write: @escaping (inout [UInt8]) -> Void) {
        edits.append(Edit(range: range, room: room, write: write))
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
        result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.room })
        var done = 0
        // What is inserted at a place comes before what is replaced from there on; stable for equal places.
        let ordered = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
                < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
        }
        for (_, edit) in ordered where edit.range.lowerBound >= done {
            result += bytes[done..<edit.range.lowerBound]
            edit.write(&result)
            done = edit.range.upperBound
        }
        result += bytes[done...]
        return result
    }
}
