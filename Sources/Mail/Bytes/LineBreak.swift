/// The line ends that a message is written with.
enum LineBreak: Sendable {
    case lineFeed
    case carriageReturnLineFeed

    /// That of the first line; a message without any gets CRLF (RFC 5322 §2.1).
    init(of bytes: [UInt8]) {
        guard let first = bytes.firstIndex(of: ASCII.lineFeed) else {
            self = .carriageReturnLineFeed
            return
        }
        self = first > 0 && bytes[first - 1] == ASCII.carriageReturn ? .carriageReturnLineFeed : .lineFeed
    }

    var bytes: [UInt8] {
        switch self {
        case .lineFeed: [ASCII.lineFeed]
        case .carriageReturnLineFeed: [ASCII.carriageReturn, ASCII.lineFeed]
        }
    }
}
