/// How a value must be written at its place.
struct Slot: Hashable, Sendable {
    let quoting: HTMLAttribute.Quoting
    /// Inside a conditional comment, which a value must not close.
    let isInComment: Bool

    /// An URL as an attribute's value: with character references for what would end or change it.
    func escaped(_ url: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(url.utf8.count + 8)
        for byte in url.utf8 {
            if byte == ASCII.ampersand { result += Array("&amp;".utf8) } else { append(byte, to: &result) }
        }
        return closed(result)
    }

    /// An old value as it stood, save what would end the value in this quoting.
    func kept(_ raw: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        for byte in raw { append(byte, to: &result) }
        return closed(result)
    }

    private func append(_ byte: UInt8, to result: inout [UInt8]) {
        let mustBeEscaped =
            switch quoting {
            case .double: byte == ASCII.quote
            case .single: byte == ASCII.apostrophe
            case .none, .noValue:
                byte.isHTMLSpace || byte == ASCII.greater
                    || result.isEmpty && (byte == ASCII.quote || byte == ASCII.apostrophe)
            }
        let wouldClose =
            isInComment && byte == ASCII.greater && result.suffix(2).elementsEqual([ASCII.dash, ASCII.dash])
        if mustBeEscaped || wouldClose { result += Array("&#\(byte);".utf8) } else { result.append(byte) }
    }

    /// Without quotes a value is followed by ">", which must not make "-->" of it inside a comment.
    private func closed(_ value: [UInt8]) -> [UInt8] {
        guard isInComment, quoting == .none, value.last == ASCII.dash else { return value }
        return value.dropLast() + Array("&#45;".utf8)
    }
}
