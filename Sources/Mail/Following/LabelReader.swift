/// Collects the visible words of a link while its document is read.
struct LabelReader {
    /// At most so many characters are kept.
    static let maximumLength = 120

    private var text = ""
    private var isFull: Bool { text.utf8.count > Self.maximumLength * 8 }

    /// Adds a run of text, decoded by the caller only if it still matters.
    mutating func add(_ run: @autoclosure () -> String) {
        if !isFull { text += run() }
    }

    /// The words, with white space collapsed, cut to the maximum.
    var label: String {
        let words = text.split { $0.isWhitespace || $0 == "\u{200C}" || $0 == "\u{FEFF}" }.joined(separator: " ")
        guard words.count > Self.maximumLength else { return words }
        return words.prefix(Self.maximumLength - 1) + "…"
    }
}
