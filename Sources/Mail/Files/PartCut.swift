/// Where a part can be cut out of a multipart so that everything around it stays as it is (RFC 2046 §5.1.1).
enum PartCut {
    /// From the line of the boundary before a leaf to that of the next; nil where the bytes do not say so clearly.
    static func range(of node: PartNode, header: HeaderBlock, in bytes: [UInt8]) -> Range<Int>? {
        guard node.parent != nil, let start = node.headerStart,
            let place = LeafPlace(node, header: header, in: bytes),
            let delimiter = delimiter(before: start, in: bytes)
        else { return nil }
        let next = behindLineBreak(place.content.upperBound, in: bytes)
        guard isDelimiter(bytes[delimiter.text], at: next, in: bytes) else { return nil }
        return delimiter.line..<next
    }

    /// The line of a boundary that ends where the header of its part begins.
    private static func delimiter(before start: Int, in bytes: [UInt8]) -> (line: Int, text: Range<Int>)? {
        guard start > 0, bytes[start - 1] == ASCII.lineFeed else { return nil }
        let line = bytes[..<(start - 1)].lastIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? 0
        var end = start
        while end > line, bytes[end - 1].isHTMLSpace { end -= 1 }
        guard end - line > 2, bytes[line..<end].starts(with: "--".utf8) else { return nil }
        return (line, line..<end)
    }

    /// The line break before a boundary belongs to the boundary.
    private static func behindLineBreak(_ place: Int, in bytes: [UInt8]) -> Int {
        let rest = bytes[place...]
        if rest.starts(with: LineBreak.carriageReturnLineFeed.bytes) { return place + 2 }
        return rest.first == ASCII.lineFeed ? place + 1 : place
    }

    /// Whether the same boundary stands at a place, be it the last of its multipart; not one that only begins alike.
    private static func isDelimiter(_ text: ArraySlice<UInt8>, at place: Int, in bytes: [UInt8]) -> Bool {
        guard place == 0 || bytes[place - 1] == ASCII.lineFeed, bytes[place...].starts(with: text) else { return false }
        var line = bytes[(place + text.count)...].prefix { $0 != ASCII.lineFeed }
        if line.starts(with: "--".utf8) { line = line.dropFirst(2) }
        return line.allSatisfy(\.isHTMLSpace)
    }
}
