/// Tells the lines of places that are asked for in rising order.
struct LineCounter {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The line, from 1, on which a place lies.
    mutating func line(of target: Int) -> Int {
        if place < target { line += bytes.count(of: ASCII.lineFeed, in: place..<target) }
        place = max(place, target)
        return line
    }
}
