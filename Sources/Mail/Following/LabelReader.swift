/// Collects the visible words of a link while its document is read.
struct LabelReader {
    /// At most so many characters are kept.
    static let maximumLength = 120

    private var text: [UInt8] = []
    private var isFull: Bool { text.count > Self.maximumLength * 8 }

    /// Adds a run of text in UTF-8, decoded by the caller only if it still matters.
    mutating func add(_ run: @autoclosure () -> [UInt8]) {
        if !isFull { text += run() }
    }

    /// The words, with white space collapsed, cut to the maximum.
    var label: String {
        var ascii: [UInt8] = []
        ascii.reserveCapacity(min(text.count, Self.maximumLength))
        var blankIsDue = false
        for byte in text {
            guard byte < 0x80 else { return unicodeLabel }
            if byte == ASCII.space || (ASCII.tab...ASCII.carriageReturn).contains(byte) {
                blankIsDue = !ascii.isEmpty
                continue
            }
            if blankIsDue { ascii.append(ASCII.space) }
            blankIsDue = false
            ascii.append(byte)
        }
        return cut(String(decoding: ascii, as: UTF8.self))
    }

    private var unicodeLabel: String {
        let words = String(decoding: text, as: UTF8.self)
            .split { $0.isWhitespace || $0 == "\u{200C}" || $0 == "\u{FEFF}" }
        return cut(words.joined(separator: " "))
    }

    private func cut(_ words: String) -> String {
        guard words.utf8.count > Self.maximumLength, words.count > Self.maximumLength else { return words }
        return words.prefix(Self.maximumLength - 1) + "…"
    }
}
