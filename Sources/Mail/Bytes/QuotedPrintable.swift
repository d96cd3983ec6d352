/// Writes quoted-printable (RFC 2045 §6.7) so that undoing it gives the very bytes back.
struct QuotedPrintable: Sendable {
    /// Line breaks of this kind stand as they are; every other carriage return or line feed is encoded.
    let lineBreak: LineBreak

    private static let maximumLineLength = 76

    func encode(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        let end = lineBreak.bytes
        var column = 0
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if isLineBreak(bytes, at: place) {
                result += end
                column = 0
                place += end.count
                continue
            }
            let isPlain = isPlain(byte) && !(isBlank(byte) && endsLine(bytes, at: place + 1))
            let width = isPlain ? 1 : 3
            // One column is kept for the "=" of a soft line break, unless the line ends here anyway.
            let limit = endsLine(bytes, at: place + 1) ? Self.maximumLineLength : Self.maximumLineLength - 1
            if column + width > limit {
                result.append(ASCII.equals)
                result += end
                column = 0
            }
            column += width
            if isPlain {
                result.append(byte)
            } else {
                result.append(ASCII.equals)
                result.append(UInt8.hexadecimalDigits[Int(byte >> 4)])
                result.append(UInt8.hexadecimalDigits[Int(byte & 15)])
            }
            place += 1
        }
        return result
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= ASCII.space && byte < 0x7F && byte != ASCII.equals || byte == ASCII.tab
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

    private func endsLine(_ bytes: [UInt8], at place: Int) -> Bool {
        place == bytes.count || isLineBreak(bytes, at: place)
    }

    private func isLineBreak(_ bytes: [UInt8], at place: Int) -> Bool {
        switch lineBreak {
        case .lineFeed: bytes[place] == ASCII.lineFeed
        case .carriageReturnLineFeed:
            bytes[place] == ASCII.carriageReturn && place + 1 < bytes.count && bytes[place + 1] == ASCII.lineFeed
        }
    }
}
