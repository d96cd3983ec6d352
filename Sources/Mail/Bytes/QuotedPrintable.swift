/// Writes quoted-printable (RFC 2045 §6.7) so that undoing it gives the very bytes back.
struct QuotedPrintable: Sendable {
    /// Line breaks of this kind stand as they are; every other carriage return or line feed is encoded.
    let lineBreak: LineBreak

    private static let maximumLineLength = 76

    func encode(_ bytes: [UInt8]) -> [UInt8] {
        var writer = Writer(end: lineBreak.bytes)
        writer.result.reserveCapacity(bytes.count + bytes.count / 8)
        var place = 0
        while place < bytes.count {
            if isLineBreak(bytes, at: place) {
                writer.breakLine()
                place += writer.end.count
                continue
            }
            var stop = place
            while stop < bytes.count, isPlain(bytes[stop]) { stop += 1 }
            // A blank before a line break would get lost on the way.
            if stop > place, isBlank(bytes[stop - 1]), endsLine(bytes, at: stop) { stop -= 1 }
            if stop > place {
                writer.add(bytes[place..<stop], endsLine: endsLine(bytes, at: stop))
                place = stop
            } else {
                writer.addEncoded(bytes[place], endsLine: endsLine(bytes, at: place + 1))
                place += 1
            }
        }
        return writer.result
    }

    /// Lines that are never too long.
    private struct Writer {
        let end: [UInt8]
        var result: [UInt8] = []
        private var column = 0

        init(end: [UInt8]) {
            self.end = end
        }

        mutating func breakLine() {
            result += end
            column = 0
        }

        /// Adds bytes that stand for themselves.
        mutating func add(_ run: ArraySlice<UInt8>, endsLine: Bool) {
            var rest = run
            while rest.count > room(endsLine: endsLine) {
                let fitting = rest.prefix(room(endsLine: false))
                result += fitting
                rest = rest[fitting.endIndex...]
                breakSoftly()
            }
            result += rest
            column += rest.count
        }

        mutating func addEncoded(_ byte: UInt8, endsLine: Bool) {
            if room(endsLine: endsLine) < 3 { breakSoftly() }
            result.append(ASCII.equals)
            result.append(UInt8.hexadecimalDigits[Int(byte >> 4)])
            result.append(UInt8.hexadecimalDigits[Int(byte & 15)])
            column += 3
        }

        /// One column is kept for the "=" of a soft line break, unless the line ends here anyway.
        private func room(endsLine: Bool) -> Int {
            (endsLine ? maximumLineLength : maximumLineLength - 1) - column
        }

        private mutating func breakSoftly() {
            result.append(ASCII.equals)
            breakLine()
        }
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
