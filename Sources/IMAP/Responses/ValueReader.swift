/// Reads the values of a response, one after the other.
struct ValueReader {
    private let pieces: [ResponsePiece]
    private var piece = 0
    private var place = 0

    /// Lists in lists are read to this depth; nothing that is asked for comes near it.
    private static let maximumDepth = 16

    /// Begins behind the first so many bytes.
    init(_ pieces: [ResponsePiece], from start: Int) {
        self.pieces = pieces
        place = start
    }

    /// All values that are left.
    mutating func rest() throws(ResponseError) -> [Value] {
        var values: [Value] = []
        while let value = try next() { values.append(value) }
        return values
    }

    /// The next value; `nil` at the end.
    private mutating func next(depth: Int = 0) throws(ResponseError) -> Value? {
        guard depth <= Self.maximumDepth else { throw .malformed }
        skipSpaces()
        guard piece < pieces.count else { return nil }
        guard case .text(let text) = pieces[piece] else {
            guard case .literal(let bytes) = pieces[piece] else { return nil }
            piece += 1
            return .string(bytes)
        }
        switch text[place] {
        case UInt8(ascii: "("):
            place += 1
            return .list(try list(depth: depth))
        case UInt8(ascii: "\""):
            place += 1
            return .string(try quoted(text))
        case UInt8(ascii: ")"):
            throw .malformed
        default:
            return .atom(try atom(text))
        }
    }

    private mutating func list(depth: Int) throws(ResponseError) -> [Value] {
        var values: [Value] = []
        while true {
            skipSpaces()
            if piece < pieces.count, case .text(let text) = pieces[piece], text[place] == UInt8(ascii: ")") {
                place += 1
                return values
            }
            guard let value = try next(depth: depth + 1) else { throw .malformed }
            values.append(value)
        }
    }

    private mutating func quoted(_ text: [UInt8]) throws(ResponseError) -> [UInt8] {
        var bytes: [UInt8] = []
        while place < text.count {
            let byte = text[place]
            place += 1
            if byte == UInt8(ascii: "\"") { return bytes }
            if byte == UInt8(ascii: "\\") {
                guard place < text.count else { throw .malformed }
                bytes.append(text[place])
                place += 1
            } else {
                bytes.append(byte)
            }
        }
        throw .malformed
    }

    /// A word; `BODY[HEADER.FIELDS (FROM)]<0>` is one.
    private mutating func atom(_ text: [UInt8]) throws(ResponseError) -> String {
        let start = place
        var isInSection = false
        while place < text.count {
            let byte = text[place]
            if isInSection {
                isInSection = byte != UInt8(ascii: "]")
            } else if byte == UInt8(ascii: "[") {
                isInSection = true
            } else if [UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\"")].contains(byte) {
                break
            }
            place += 1
        }
        guard !isInSection else { throw .malformed }
        return String(decoding: text[start..<place], as: UTF8.self)
    }

    /// Goes on to the next byte or literal that means something.
    private mutating func skipSpaces() {
        while piece < pieces.count, case .text(let text) = pieces[piece] {
            while place < text.count, text[place] == UInt8(ascii: " ") { place += 1 }
            if place < text.count { return }
            piece += 1
            place = 0
        }
    }
}
