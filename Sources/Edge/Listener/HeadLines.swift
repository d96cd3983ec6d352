/// Walks the lines of a complete head, without their ends.
struct HeadLines {
    private let bytes: UnsafeRawBufferPointer
    private var place: Int
    /// Whether no line seen so far held a NUL or a bare CR, which others might read as an end (RFC 9110 §5.5).
    private(set) var isIntact = true

    init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        self.bytes = bytes
        place = start
    }

    /// The next line; `nil` at the empty one.
    mutating func next() -> Range<Int>? {
        guard let feed = Byte.firstLineFeed(in: bytes, from: place) else { return nil }
        var line = place..<feed
        place = feed + 1
        if let last = line.last, bytes[last] == Byte.carriageReturn { line = line.lowerBound..<last }
        if Byte.first(0, in: bytes, line) != nil || Byte.first(Byte.carriageReturn, in: bytes, line) != nil {
            isIntact = false
        }
        return line.isEmpty ? nil : line
    }
}
