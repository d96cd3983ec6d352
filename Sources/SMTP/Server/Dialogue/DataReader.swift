/// Reads a message that DATA brings, up to the one end that there is: CR LF, dot, CR LF (RFC 5321 §4.1.1.4).
///
/// Whatever others take for an end, such as LF, dot, LF, is part of the message, and makes it one that is refused.
struct DataReader: Hashable, Sendable {
    private(set) var content: MessageContent
    private var place = Place.lineStart

    /// Where in a line the next byte stands.
    private enum Place {
        /// Behind CR LF, or at the beginning.
        case lineStart
        /// Behind a dot at the beginning of a line.
        case dot
        /// Behind such a dot and CR.
        case dotReturn
        case line
        /// Behind a CR further on.
        case lineReturn
    }

    init(limit: Int) {
        content = MessageContent(limit: limit)
    }

    /// There is no room for it: it is read to its end, and nothing of it kept.
    mutating func giveUp() {
        content.giveUp()
    }

    /// Reads on; tells how many bytes it took, and whether the last of them was the end.
    mutating func read(_ bytes: ArraySlice<UInt8>) -> (count: Int, isEnd: Bool) {
        // What was read and not yet passed on as content.
        var start = bytes.startIndex
        var next = bytes.startIndex
        while next < bytes.endIndex {
            if place == .line {
                next = bytes[next...].firstIndex(of: ASCII.carriageReturn) ?? bytes.endIndex
                guard next < bytes.endIndex else { break }
            }
            let byte = bytes[next]
            switch (place, byte) {
            case (.dotReturn, ASCII.lineFeed):
                content.end()
                return (next + 1 - bytes.startIndex, true)
            case (.lineStart, ASCII.dot):
                // RFC 5321 §4.5.2: the first dot of a line is none of the message's.
                content.take(bytes[start..<next])
                place = .dot
                start = next + 1
            case (.dot, ASCII.carriageReturn):
                place = .dotReturn
                start = next + 1
            case (.dotReturn, _):
                // The dot ends nothing, and the CR stands alone.
                content.take([ASCII.carriageReturn])
                place = byte == ASCII.carriageReturn ? .lineReturn : .line
                start = next
            case (_, ASCII.carriageReturn): place = .lineReturn
            case (.lineReturn, ASCII.lineFeed): place = .lineStart
            default: place = .line
            }
            next += 1
        }
        content.take(bytes[start..<bytes.endIndex])
        return (bytes.count, false)
    }
}
