/// Takes what is quoted out of the text of an answer, and leaves what its writer wrote, the signature too.
struct QuoteCutter {
    /// What is left.
    let text: String
    /// Whether there was a quote.
    let hasQuote: Bool

    /// More is not looked at.
    private static let maximumLines = 20_000

    init(_ text: String) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(Self.maximumLines)
        var kept: [Substring] = []
        var hasQuote = false
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if Self.isQuoted(line) {
                hasQuote = true
                index += 1
            } else if Self.beginsOriginal(lines, at: index) {
                hasQuote = true
                break
            } else if let end = Self.attributionEnd(lines, at: index) {
                hasQuote = true
                let next = lines[end...].first { !Self.isBlank($0) }
                // Without marks nothing says where the quote ends: it reaches to the end.
                guard let next, Self.isQuoted(next) else { break }
                index = end
            } else {
                // Of the empty lines around a quote one is left.
                let closesGap = index > 0 && Self.isBlank(line) && Self.isQuoted(lines[index - 1])
                if !closesGap || kept.last.map(Self.isBlank) == false { kept.append(line) }
                index += 1
            }
        }
        self.hasQuote = hasQuote
        self.text = Self.tidied(kept)
    }

    private static func isQuoted(_ line: Substring) -> Bool {
        line.first == ">" || line.drop { $0 == " " }.first == ">" && line.prefix(3).contains(">")
    }

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    /// "-----Original Message-----", or a block of labels such as "From:" and "Sent:".
    private static func beginsOriginal(_ lines: ArraySlice<Substring>, at index: Int) -> Bool {
        let line = lines[index]
        guard line.utf8.count < 200 else { return false }
        let bare = line.drop { "-_*= \t".contains($0) }
        if bare.startIndex > line.startIndex, line.first != " ", line.prefix(2) != "- ", line.prefix(2) != "* " {
            let words = PhraseText(bare)
            if words.begins(withAny: QuotePhrases.separators) { return true }
        }
        return labels(lines[index...])
    }

    /// A sender and at least two other labels on lines that follow one another, folded values between them.
    private static func labels(_ lines: ArraySlice<Substring>) -> Bool {
        guard let first = lines.first.flatMap(label), QuotePhrases.senders.contains(first) else { return false }
        let names = lines.dropFirst().prefix(10).prefix { !isBlank($0) }.compactMap(label)
        return names.lazy.filter { QuotePhrases.others.contains($0) }.count >= 2
    }

    /// The word before the first colon.
    private static func label(_ line: Substring) -> String? {
        let start = line.drop { $0 == "*" || $0.isWhitespace }
        guard let colon = start.prefix(24).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let name = start[..<colon].filter { $0 != "*" }
        return String(name.reversed().drop { $0.isWhitespace }.reversed()).lowercased()
    }

    /// Behind the line, or the two or three, that say who wrote what follows; nil where there is none.
    private static func attributionEnd(_ lines: ArraySlice<Substring>, at index: Int) -> Int? {
        guard !isBlank(lines[index]) else { return nil }
        var joined = ""
        for end in index..<min(index + 3, lines.endIndex) {
            guard !isBlank(lines[end]), !isQuoted(lines[end]), lines[end].utf8.count < 300 else { return nil }
            joined += (joined.isEmpty ? "" : " ") + lines[end]
            let words = joined.lowercased().reversed().drop { $0.isWhitespace }.reversed()
            let text = String(words)
            let isAttribution = QuotePhrases.attributions.contains { phrase in
                phrase.hasSuffix(" ") ? text.contains(phrase) && text.hasSuffix(":") : text.hasSuffix(phrase)
            }
            guard isAttribution else { continue }
            let next = lines[(end + 1)...].first { !isBlank($0) }
            // Who wrote is said with a date or an address, unless the mark of a quote follows.
            let isDated = text.contains("@") || text.lazy.filter(\.isNumber).count >= 3
            return isDated || next.map(isQuoted) == true ? end + 1 : nil
        }
        return nil
    }

    static func tidied(_ lines: some Sequence<Substring>) -> String {
        var result: [Substring] = []
        for line in lines {
            let line = line.reversed().drop { $0.isWhitespace && $0 != "\u{A0}" }.reversed()
            let trimmed = Substring(String(line))
            if trimmed.isEmpty,
                result.isEmpty || result.last?.isEmpty == true && result.dropLast().last?.isEmpty == true
            {
                continue
            }
            result.append(trimmed)
        }
        while let last = result.last, last.allSatisfy({ $0.isWhitespace || $0 == "_" }) { result.removeLast() }
        return result.joined(separator: "\n")
    }
}
