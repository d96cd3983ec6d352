/// Reads request heads from bytes (RFC 9112), strict where leniency is dangerous and lenient where people's programs are odd.
enum RequestParser {
    /// The longest head (product §13).
    static let maximumLength = 16_384

    enum Finding: Hashable {
        /// More bytes are needed.
        case incomplete
        /// A head, and how many bytes it took.
        case head(RequestHead, length: Int)
        /// What no answer but a refusal fits; the connection is of no use any more.
        case refused(Refusal)
    }

    enum Refusal: Hashable {
        /// The bytes are no HTTP/1 request.
        case malformed
        /// The head is longer than ``maximumLength``.
        case tooLong
        /// It is another major version.
        case version
    }

    /// Looks for a head at the start of the bytes, of which the first `scanned` were looked at before in vain.
    static func parse(_ bytes: UnsafeRawBufferPointer, scanned: Int = 0) -> Finding {
        // RFC 9112 §2.2: empty lines before the request line are ignored.
        let start = bytes.firstIndex { $0 != Byte.carriageReturn && $0 != Byte.lineFeed } ?? bytes.count
        guard start < bytes.count else { return bytes.count > maximumLength ? .refused(.tooLong) : .incomplete }
        // Spares those who speak TLS here the wait for a line's end.
        guard Byte.isToken(bytes[start]) else { return .refused(.malformed) }
        guard let end = end(in: bytes, from: max(start, scanned - 3)) else {
            return bytes.count > maximumLength ? .refused(.tooLong) : .incomplete
        }
        guard end <= maximumLength else { return .refused(.tooLong) }
        var lines = HeadLines(UnsafeRawBufferPointer(rebasing: bytes[..<end]), from: start)
        guard let requestLine = lines.next() else { return .refused(.malformed) }
        switch RequestLine.parse(bytes, requestLine) {
        case .refused(let refusal):
            return .refused(refusal)
        case .line(var head):
            var fields = HeadFields(head.isOld)
            while let line = lines.next() {
                guard fields.take(bytes, line, into: &head) else { return .refused(.malformed) }
            }
            guard lines.isIntact, fields.finish(&head) else { return .refused(.malformed) }
            return .head(head, length: end)
        }
    }

    /// The place behind the empty line that ends the head.
    ///
    /// A bare line feed ends a line, too (RFC 9112 §2.2).
    private static func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var place = start
        while let feed = Byte.firstLineFeed(in: bytes, from: place) {
            let before = feed > 0 ? bytes[feed - 1] : 0
            let isEmpty =
                before == Byte.lineFeed
                || before == Byte.carriageReturn && feed > 1 && bytes[feed - 2] == Byte.lineFeed
            if isEmpty { return feed + 1 }
            place = feed + 1
        }
        return nil
    }
}
