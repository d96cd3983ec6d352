/// Measures the lines of a text that comes in runs.
struct LineMeter {
    /// Whether a line is longer than it may be, without its line break.
    var isExceeded: Bool { isExceededBefore || length > limit }

    private let limit: Int
    private var isExceededBefore = false
    private var length = 0
    private var endsWithReturn = false

    init(limit: Int) {
        self.limit = limit
    }

    mutating func add(_ run: ArraySlice<UInt8>) {
        var rest = run
        while !isExceededBefore, !rest.isEmpty {
            let lineFeed = rest.firstIndex(ofByte: ASCII.lineFeed)
            let text = rest[..<(lineFeed ?? rest.endIndex)]
            length += text.count
            if let last = text.last { endsWithReturn = last == ASCII.carriageReturn }
            guard let lineFeed else { return }
            if length - (endsWithReturn ? 1 : 0) > limit { isExceededBefore = true }
            length = 0
            endsWithReturn = false
            rest = rest[(lineFeed + 1)...]
        }
    }
}
