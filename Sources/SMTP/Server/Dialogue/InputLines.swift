/// What came and was not looked at yet, and the command lines in it.
struct InputLines: Sendable {
    private var bytes: [UInt8] = []
    private var start = 0
    /// Where the end of the line was looked for before.
    private var scanned = 0
    /// Whether the line is so long that it is thrown away as it comes.
    private var isSkipping = false

    /// A line, or what is wrong with it.
    enum Finding: Hashable {
        case line([UInt8])
        case tooLong
        /// It does not end with CR LF, or has a CR in it (RFC 5321 §2.3.8).
        case broken
    }

    var count: Int { bytes.count - start }

    /// What is there.
    var rest: ArraySlice<UInt8> { bytes[start...] }

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Throws that many bytes away.
    mutating func drop(_ count: Int) {
        start += count
        scanned = start
        // Moving what is left costs little where it is less than what is gone.
        guard start == bytes.count || start > max(4_096, bytes.count / 2) else { return }
        bytes.removeFirst(start)
        (start, scanned) = (0, 0)
    }

    /// Forgets what came.
    mutating func clear() {
        self = InputLines()
    }

    /// The next line without its end, whatever its length up to the longest; `nil` where it has not come yet.
    mutating func line() -> Finding? {
        guard let end = bytes[scanned...].firstIndex(of: ASCII.lineFeed) else {
            scanned = bytes.count
            if isSkipping || count > ServerRules.longestLogIn {
                drop(count)
                isSkipping = true
            }
            return nil
        }
        let line = bytes[start..<end]
        defer {
            isSkipping = false
            drop(end + 1 - start)
        }
        if isSkipping || line.count > ServerRules.longestLogIn { return .tooLong }
        guard line.last == ASCII.carriageReturn, !line.dropLast().contains(ASCII.carriageReturn) else { return .broken }
        return .line(Array(line.dropLast()))
    }
}

/// The bytes that mean something in a dialogue.
enum ASCII {
    static let lineFeed: UInt8 = 10
    static let carriageReturn: UInt8 = 13
    static let space: UInt8 = 32
    static let dot = UInt8(ascii: ".")
}
