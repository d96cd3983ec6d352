/// Reads responses from bytes as they come, in whatever pieces (RFC 3501 §2.2.2).
///
/// What it holds is bounded: the text of a response by ``maximumText``, its literals together by what was asked for.
package struct ResponseParser: Sendable {
    /// No response has more text, and no line is longer.
    package static let maximumText = 65_536

    private let maximumLiteral: Int
    private var incoming: ArraySlice<UInt8> = []
    private var pieces: [ResponsePiece] = []
    private var line: [UInt8] = []
    private var literal: [UInt8] = []
    /// So many bytes of the literal are still to come; `nil` while a line is read.
    private var missing: Int?
    private var textLength = 0
    private var literalLength = 0

    /// Nothing was read yet; the literals of a response may have so many bytes together.
    package init(maximumLiteral: Int) {
        self.maximumLiteral = maximumLiteral
    }

    /// Whether bytes came of a response that is not over.
    package var hasBegun: Bool { !incoming.isEmpty || !line.isEmpty || !pieces.isEmpty }

    /// How many bytes are held.
    var heldBytes: Int { incoming.count + textLength + literalLength - (missing ?? 0) }

    /// Takes what came; ``next()`` is to be asked until it has no more before this is called again.
    package mutating func append(_ bytes: some Sequence<UInt8>) {
        incoming += Array(bytes)
    }

    /// The next whole response; `nil` where more bytes are needed.
    package mutating func next() throws(ResponseError) -> Response? {
        while !incoming.isEmpty {
            if let missing {
                readLiteral(missing)
            } else if try readLine() {
                let response = try Response(pieces)
                (pieces, textLength, literalLength) = ([], 0, 0)
                return response
            }
        }
        // The bytes that were read are held no longer.
        incoming = []
        return nil
    }

    private mutating func readLiteral(_ missing: Int) {
        let part = incoming.prefix(missing)
        literal += part
        incoming = incoming.dropFirst(part.count)
        if part.count < missing { self.missing = missing - part.count } else { endLiteral() }
    }

    private mutating func endLiteral() {
        pieces.append(.literal(literal))
        (literal, missing) = ([], nil)
    }

    /// Reads on in a line, and says whether the response is over.
    private mutating func readLine() throws(ResponseError) -> Bool {
        let end = incoming.firstIndex(of: UInt8(ascii: "\n"))
        let part = end.map { incoming[...$0] } ?? incoming
        textLength += part.count
        guard textLength <= Self.maximumText else { throw .lineTooLong }
        line += part
        incoming = incoming.dropFirst(part.count)
        guard end != nil else { return false }
        line.removeLast()
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        defer { line = [] }
        guard let digits = announcement() else {
            pieces.append(.text(line))
            return true
        }
        pieces.append(.text(Array(line.dropLast(digits.count + 2))))
        try beginLiteral(digits)
        return false
    }

    /// The digits of the `{n}` with which the line ends.
    private func announcement() -> [UInt8]? {
        guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")),
            case .text(let first) = pieces.first ?? .text(line), Response.mayHaveLiterals(first)
        else { return nil }
        let digits = line[(open + 1)...].dropLast()
        return !digits.isEmpty && digits.allSatisfy(\.isDigit) ? Array(digits) : nil
    }

    private mutating func beginLiteral(_ digits: [UInt8]) throws(ResponseError) {
        let rest = maximumLiteral - literalLength
        guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest else { throw .literalTooLarge }
        literalLength += length
        missing = length
        if length == 0 { endLiteral() }
    }
}
