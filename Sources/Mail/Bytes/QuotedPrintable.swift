/// Writes quoted-printable (RFC 2045 §6.7) so that undoing it gives the very bytes back.
struct QuotedPrintable: Sendable {
    /// Line breaks of this kind stand as they are; every other carriage return or line feed is encoded.
    private let lineBreak: LineBreak
    private let end: [UInt8]
    private let softBreak: [UInt8]
    private var column = 0

    private static let maximumLineLength = 76
    /// What is written of a byte depends on so many behind it.
    private static let lookahead = 2

    init(lineBreak: LineBreak) {
        self.lineBreak = lineBreak
        end = lineBreak.bytes
        softBreak = [ASCII.equals] + end
    }

    /// Adds as much of a piece of the text as does not depend on the next one, and of the last piece all; says how many
    /// bytes it took.
    mutating func write(_ bytes: [UInt8], to result: inout [UInt8], isLast: Bool) -> Int {
        bytes.withUnsafeBufferPointer { write($0, to: &result, isLast: isLast) }
    }

    private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8], isLast: Bool) -> Int {
        let limit = isLast ? bytes.count : bytes.count - Self.lookahead
        var place = 0
        while place < limit {
            if isLineBreak(bytes, at: place) {
                breakLine(&result)
                place += end.count
                continue
            }
            var stop = endOfPlain(bytes, from: place, limit: limit)
            // A blank before a line break would get lost on the way.
            if stop > place, isBlank(bytes[stop - 1]), endsLine(bytes, at: stop) { stop -= 1 }
            if stop > place {
                add(
                    UnsafeBufferPointer(rebasing: bytes[place..<stop]),
                    to: &result,
                    endsLine: endsLine(bytes, at: stop)
                )
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
    private mutating func add(_ run: UnsafeBufferPointer<UInt8>, to result: inout [UInt8], endsLine: Bool) {
        var rest = run
        while rest.count > room(endsLine: endsLine) {
            let fitting = room(endsLine: false)
            result.append(contentsOf: UnsafeBufferPointer(rebasing: rest[..<fitting]))
            rest = UnsafeBufferPointer(rebasing: rest[fitting...])
            breakSoftly(&result)
        }
        result.append(contentsOf: rest)
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
        result += softBreak
        column = 0
    }

    /// Where the bytes end that stand for themselves.
    private func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var place = start
        while true {
            while place + 8 <= limit {
                let others = Self.others(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
                place += others.trailingZeroBitCount / 8
                guard others == 0 else { break }
            }
            // A tab, or one of the last bytes.
            guard place < limit, isPlain(bytes[place]) else { return place }
            place += 1
        }
    }

    /// Marks those of eight bytes that are not plain, up to the first of them rightly; tabs are among them.
    private static func others(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highest: UInt64 = 0x8080_8080_8080_8080
        let controls = word &- (ones &* 0x20)
        let equals = word ^ (ones &* 0x3D)
        let deletes = word ^ (ones &* 0x7F)
        let isLow = controls & ~word
        let isEqual = (equals &- ones) & ~equals
        let isDelete = (deletes &- ones) & ~deletes
        return (word | isLow | isEqual | isDelete) & highest
    }

    private func isPlain(_ byte: UInt8) -> Bool {
        byte >= ASCII.space && byte < 0x7F && byte != ASCII.equals || byte == ASCII.tab
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }

    private func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        place == bytes.count || isLineBreak(bytes, at: place)
    }

    private func isLineBreak(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        switch lineBreak {
        case .lineFeed: bytes[place] == ASCII.lineFeed
        case .carriageReturnLineFeed:
            bytes[place] == ASCII.carriageReturn && place + 1 < bytes.count && bytes[place + 1] == ASCII.lineFeed
        }
    }
}
