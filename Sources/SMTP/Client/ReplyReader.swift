/// Makes replies of what a server sends, and bounds what it may send (RFC 5321 §4.2).
struct ReplyReader: Sendable {
    /// The longest line in bytes; RFC 5321 §4.5.3.1.5 allows servers 512, and many send more.
    static let longestLine = 2_048
    /// So many lines one reply may have.
    static let mostLines = 128

    private var bytes: [UInt8] = []
    private var lines: [Line] = []

    /// What a server said that is no reply.
    enum Nonsense: Error, Hashable {
        /// A line is no line of a reply; its first characters.
        case garbage(String)
        /// A line, or a reply, has no end.
        case endless

        /// How it began.
        var beginning: String {
            switch self {
            case .garbage(let text): text
            case .endless: "…"
            }
        }
    }

    private struct Line {
        let code: Int
        let isLast: Bool
        let text: String
    }

    /// Whether there is nothing left that was sent.
    var isEmpty: Bool { bytes.isEmpty && lines.isEmpty }

    /// Takes what came.
    mutating func take(_ new: some Sequence<UInt8>) {
        bytes += new
    }

    /// The next whole reply; `nil` while there is none.
    mutating func next() throws(Nonsense) -> Reply? {
        while let end = bytes.firstIndex(of: Self.lineFeed) {
            guard end <= Self.longestLine else { throw .endless }
            let line = try Self.line(bytes[..<end])
            bytes.removeSubrange(...end)
            if let code = lines.first?.code, code != line.code { throw .garbage(line.text) }
            lines.append(line)
            guard !line.isLast else { return reply() }
            guard lines.count < Self.mostLines else { throw .endless }
        }
        guard bytes.count <= Self.longestLine else { throw .endless }
        return nil
    }

    private mutating func reply() -> Reply {
        defer { lines = [] }
        let code = lines.first?.code ?? 0
        var texts = lines.map(\.text)
        // RFC 2034 §4: the enhanced code stands at the beginning of each line.
        let status = EnhancedStatus(texts[0].prefix { $0 != " " })
        guard let status, status.kind == code / 100 else { return Reply(code, lines: texts) }
        let mark = "\(status)"
        texts = texts.map { $0.hasPrefix(mark) ? String($0.dropFirst(mark.count).drop { $0 == " " }) : $0 }
        return Reply(code, status, lines: texts)
    }

    private static func line(_ bytes: ArraySlice<UInt8>) throws(Nonsense) -> Line {
        let bytes = bytes.last == carriageReturn ? bytes.dropLast() : bytes
        let text = String(decoding: bytes.dropFirst(4), as: UTF8.self).printable
        let digits = bytes.prefix(3)
        // RFC 5321 §4.2: 2 to 5, then 0 to 5, then any digit; nobody holds to the second rule.
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }), let first = digits.first,
            (0x32...0x35).contains(first), let code = Int(String(decoding: digits, as: UTF8.self))
        else { throw .garbage(String(decoding: bytes, as: UTF8.self).printable) }
        // RFC 5321 §4.2.1: the text and the blank before it may be missing.
        switch bytes.dropFirst(3).first {
        case nil, UInt8(ascii: " "): return Line(code: code, isLast: true, text: text)
        case UInt8(ascii: "-"): return Line(code: code, isLast: false, text: text)
        default: throw .garbage(String(decoding: bytes, as: UTF8.self).printable)
        }
    }

    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D
}

extension String {
    /// The first few hundred characters, with a blank for each control character: fit for a page and a log.
    fileprivate var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.prefix(500).map { $0.properties.generalCategory == .control ? " " : $0 }
            )
        )
    }
}
