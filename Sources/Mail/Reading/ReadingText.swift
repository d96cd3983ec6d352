/// The words of a message as the reader looks for a report in them: those of its sender, and the message that it gives back.
struct ReadingText {
    /// The lines of its sender.
    let own: [Substring]
    /// The lines of the message that stands below them.
    let copy: [Substring]
    /// The lines of its sender, for finding phrases.
    let phrases: PhraseText

    /// More is read of no text: what is searched for stands above.
    static let limit = 131_072

    init(_ message: Message) {
        self.init(Self.words(of: message))
    }

    init(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let end = Self.copyStart(in: lines)
        own = Array(lines[..<end])
        copy = Array(lines[end...])
        phrases = PhraseText(own.joined(separator: "\n"))
    }

    /// The plain texts, else the HTML as text, else whatever stands below the header: broken reports are common.
    private static func words(of message: Message) -> String {
        let leaves = message.tree.nodes.filter { !$0.isInsideMessage && $0.kind == .leaf && $0.content != nil }
        let plain = leaves.filter { $0.type == "text/plain" }.prefix(8).map { message.text(of: $0, limit: limit) }
        let joined = plain.joined(separator: "\n")
        if joined.contains(where: { !$0.isWhitespace }) { return joined }
        if let page = leaves.first(where: { $0.type == "text/html" }) {
            return PlainText.from(html: message.text(of: page, limit: limit))
        }
        if leaves.contains(where: { $0.type.hasPrefix("message/") }) { return "" }
        let rest = message.bytes.dropFirst(message.header.range.upperBound).prefix(limit)
        return Charset.of(Array(rest), declared: nil).decode(rest)
    }

    /// Where the copy of a message begins: below a line that says so, or where a header begins.
    private static func copyStart(in lines: [Substring]) -> Int {
        var run = HeaderRun()
        for (index, line) in lines.enumerated() {
            // A report may begin with a header of its own that lost its empty line.
            if index > 0, line.utf8.count < 200, PhraseText(line).containsAny(ReportPhrases.copyHeads) {
                return index + 1
            }
            if let start = run.add(line, at: index) { return start }
        }
        return lines.count
    }
}

/// Looks for lines that are the header of a message: several fields in a row, one of which only a message has.
private struct HeaderRun {
    private var start = 0
    private var count = 0
    private var isMessage = false

    private static let telling: Set<String> = ["return-path", "received", "message-id", "from", "mime-version"]

    /// The line on which the header begins, as soon as that is known.
    mutating func add(_ line: Substring, at index: Int) -> Int? {
        let isFolded = line.first == " " || line.first == "\t"
        if isFolded, count > 0 { return nil }
        guard let name = Self.name(of: line) else {
            count = 0
            isMessage = false
            return nil
        }
        if count == 0 { start = index }
        count += 1
        if Self.telling.contains(name) { isMessage = true }
        return count >= 3 && isMessage ? start : nil
    }

    private static func name(of line: Substring) -> String? {
        let name = line.utf8.prefix(40).prefix { $0.isLetter || $0.isDigit || $0 == ASCII.dash }
        guard name.count > 1, name.endIndex < line.utf8.endIndex, line.utf8[name.endIndex] == ASCII.colon else {
            return nil
        }
        return String(decoding: name, as: UTF8.self).lowercased()
    }
}
