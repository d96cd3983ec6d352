/// How a value must be written at its place.
struct Slot: Hashable, Sendable {
    let quoting: HTMLAttribute.Quoting
    /// Inside a conditional comment, which a value must not close.
    let isInComment: Bool

    /// An URL as an attribute's value: with character references for what would end or change it.
    func write(_ url: String, to result: inout [UInt8]) {
        var url = url
        url.withUTF8 { bytes in
            if bytes.contains(where: needsCare) {
                write(bytes, to: &result)
            } else {
                result.append(contentsOf: bytes)
            }
        }
    }

    /// Whether a byte is written otherwise somewhere; few URLs hold one.
    private func needsCare(_ byte: UInt8) -> Bool {
        byte < 64 && Self.careful >> UInt64(byte) & 1 == 1 && (byte != ASCII.dash || isInComment)
    }

    /// A bit for each byte below 64: blanks, control characters, and `"`, `&`, `'`, `-` and `>`.
    private static let careful: UInt64 = 0x4000_20C5_FFFF_FFFF

    private func write(_ url: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
        let start = result.count
        for byte in url {
            if byte == ASCII.ampersand {
                result += Self.ampersand
            } else {
                write(byte, to: &result, behind: start)
            }
        }
        close(&result, behind: start)
    }

    /// An old value as it stood, save what would end the value in this quoting.
    ///
    /// `markup` is the value with what is part of other characters masked.
    func kept(_ raw: [UInt8], markup: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        for (byte, mark) in zip(raw, markup) {
            if byte == mark { write(byte, to: &result, behind: 0) } else { result.append(byte) }
        }
        if raw.last == markup.last { close(&result, behind: 0) }
        return result
    }

    private func write(_ byte: UInt8, to result: inout [UInt8], behind start: Int) {
        let mustBeEscaped =
            switch quoting {
            case .double: byte == ASCII.quote
            case .single: byte == ASCII.apostrophe
            case .none, .noValue:
                byte.isHTMLSpace || byte == ASCII.greater
                    || result.count == start && (byte == ASCII.quote || byte == ASCII.apostrophe)
            }
        let wouldClose = isInComment && byte == ASCII.greater && Self.endsOpenly(result[start...])
        if mustBeEscaped || wouldClose { result += Array("&#\(byte);".utf8) } else { result.append(byte) }
    }

    /// Without quotes a value is followed by ">", which must not close the comment around it.
    private func close(_ result: inout [UInt8], behind start: Int) {
        guard isInComment, quoting == .none, Self.endsOpenly(result[start...]), let last = result.popLast() else {
            return
        }
        result += Array("&#\(last);".utf8)
    }

    /// Whether a ">" behind it would make the end of a comment: "-->" or "--!>".
    private static func endsOpenly(_ value: ArraySlice<UInt8>) -> Bool {
        let dashes = value.last == ASCII.bang ? value.dropLast() : value
        return dashes.suffix(2).elementsEqual([ASCII.dash, ASCII.dash])
    }

    private static let ampersand = Array("&amp;".utf8)
}
