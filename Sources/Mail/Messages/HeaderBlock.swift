/// The header of a message or part (RFC 5322 §2.2), found line by line.
///
/// Lines that are no field are passed over, as mail programs do: such as an mbox `From ` line or the leavings of a
/// broken relay.
struct HeaderBlock: Hashable, Sendable {
    let fields: [HeaderField]
    /// From its first byte to behind the empty line, or to where the bytes end.
    let range: Range<Int>
    /// The empty line that closes it; empty where the bytes end before one.
    let emptyLine: Range<Int>
    /// The envelope line of an mbox at the very beginning, with the lines below it that are no field.
    ///
    /// It is no header field.
    let mboxLine: Range<Int>?

    /// The header of a text that has none.
    static let none = HeaderBlock([], from: 0, to: 0)

    /// Reads a header from `start` on, at most to `end`.
    init(_ bytes: [UInt8], from start: Int, to end: Int) {
        var fields: [HeaderField] = []
        var place = start
        var emptyLine = end..<end
        var mboxLine: Range<Int>?
        if bytes[start..<end].starts(with: Array("From ".utf8)) {
            place = Self.lineEnd(bytes, from: start, to: end)
            mboxLine = start..<place
        }
        while place < end {
            let lineEnd = Self.lineEnd(bytes, from: place, to: end)
            if Self.isEmptyLine(bytes[place..<lineEnd]) {
                emptyLine = place..<lineEnd
                break
            }
            let fieldEnd = Self.fieldEnd(bytes, from: lineEnd, to: end)
            if let field = Self.field(bytes, place..<fieldEnd) {
                fields.append(field)
            } else if let last = fields.indices.last {
                fields[last].extent = fields[last].range.lowerBound..<fieldEnd
            } else {
                mboxLine = mboxLine.map { $0.lowerBound..<fieldEnd }
            }
            place = fieldEnd
        }
        self.fields = fields
        self.mboxLine = mboxLine
        self.emptyLine = emptyLine
        range = start..<emptyLine.upperBound
    }

    /// The fields with a name, given in lower case.
    func fields(named name: StaticString, in bytes: [UInt8]) -> [HeaderField] {
        fields.filter { bytes[$0.name].equalsIgnoringCase(name) }
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        bytes.firstIndex(of: ASCII.lineFeed, in: start..<end).map { $0 + 1 } ?? end
    }

    private static func isEmptyLine(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == ASCII.lineFeed || line.elementsEqual([ASCII.carriageReturn, ASCII.lineFeed])
    }

    private static func fieldEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var place = start
        while place < end, bytes[place] == ASCII.space || bytes[place] == ASCII.tab {
            place = lineEnd(bytes, from: place, to: end)
        }
        return place
    }

    private static func field(_ bytes: [UInt8], _ range: Range<Int>) -> HeaderField? {
        let name = bytes[range].prefix { $0 > ASCII.space && $0 != ASCII.colon && $0 != 0x7F }
        guard !name.isEmpty else { return nil }
        // RFC 5322 §4.5.8: old mail has blanks before the colon.
        let rest = bytes[name.endIndex..<range.upperBound].drop { $0 == ASCII.space || $0 == ASCII.tab }
        guard rest.first == ASCII.colon else { return nil }
        var end = range.upperBound
        if end > rest.startIndex + 1, bytes[end - 1] == ASCII.lineFeed { end -= 1 }
        if end > rest.startIndex + 1, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
        return HeaderField(name: name.indices, value: (rest.startIndex + 1)..<end, range: range, extent: range)
    }
}
