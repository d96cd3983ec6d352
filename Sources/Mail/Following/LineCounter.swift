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
        while place < target {
            let end = min(place + 128, target)
            // So few fit into a byte: the compiler then compares many at once.
            var count: UInt8 = 0
            for byte in bytes[place..<end] { count &+= byte == ASCII.lineFeed ? 1 : 0 }
            line += Int(count)
            place = end
        }
        return line
    }
}
