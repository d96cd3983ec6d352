/// Writes quoted-printable (RFC 2045 §6.7) so that undoing it gives the very bytes back.
struct QuotedPrintable: Sendable {
    /// Line breaks of this kind stand as they are; every other carriage return or line feed is encoded.
    private let lineBreak: LineBreak
    private let end: [UInt8]
    private var column = 0

    private static let maximumLineLength = 76
    /// What is written of a byte depends on so many behind it.
    private static let lookahead = 2

    init(lineBreak: LineBreak) {
        self.lineBreak = lineBreak
        end = lineBreak.bytes
    }

    /// Adds as much of a piece of the text as does not depend on the next one, and of the last piece all; says how many
    /// bytes it took.
    mutating func write(_ bytes: [UInt8], to result: inout [UInt8], isLast: Bool) -> Int {
        let limit = isLast ? bytes.count : bytes.count - Self.lookahead
        var place = 0
        while place < limit {
            if isLineBreak(bytes, at: place) {
                breakLine(&result)
                place += end.count
                continue
            }
            var stop = place
            while stop < limit, isPlain(bytes[stop]) { stop += 1 }
            // A blank before a line break would get lost on the way.
            if stop > place, isBlank(bytes[stop - 1]), endsLine(bytes, at: stop) { stop -= 1 }
            if stop > place {
                add(bytes[place..<stop], to: &result, endsLine: endsLine(bytes, at: stop))
                place = stop
            } else {
                addEncoded(bytes[place], to: &result, endsLine: endsLine(bytes, at: place + 1))
                place += 1
            }
        }
        return place
    }

    private mutating func breakLine(_ result: inout [UInt8]) {
        result += end
        column = 0
    }

    /// Adds bytes that stand for themselves, in lines that are never too long.
    private mutating func add(_ run: ArraySlice<UInt8>, to result: inout [UInt8], endsLine: Bool) {
        var rest = run
        while rest.count > room(endsLine: endsLine) {
            let fitting = rest.prefix(room(endsLine: false))
            result += fitting
            rest = rest[fitting.endIndex...]
            breakSoftly(&result)
        }
        result += rest
        column += rest.count
    }

    private mutating func addEncoded(_ byte: UInt8, to result: inout [UInt8], endsLine: Bool) {
        if room(endsLine: endsLine) < 3 { breakSoftly(&result) }
        result.append(ASCII.equals)
        result.append(UInt8.hexadecimalDigits[Int(byte >> 4)])
        result.append(UInt8.hexadecimalDigits[Int(byte & 15)])
        column += 3
    }

    /// One column is kept for the "=" of a soft line break, unless the line ends here anyway.
    private func room(endsLine: Bool) -> Int {
        (endsLine ? Self.maximumLineLength : Self.maximumLineLength - 1) - column
    }

    private mutating func breakSoftly(_ result: inout [UInt8]) {
        result.append(ASCII.equals)
        breakLine(&result)
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
