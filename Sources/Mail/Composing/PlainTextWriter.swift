/// Lays out the words of an HTML document as plain text.
struct PlainTextWriter {
    private var lines: [String] = []
    private var line = ""
    /// Line breaks that are due before the next word: 2 leave an empty line between.
    private var breaks = 0
    private var spaceIsDue = false
    private var lists: [List] = []
    private var quoteDepth = 0
    /// What lies deeper is marked no further: the text would grow with the square of its depth.
    private static let deepest = 20
    private var preformattedDepth = 0
    private var link: (url: String, words: String)?
    /// The element whose content is no text for people, until its end tag.
    private var hidden: String?

    private enum List {
        case bullets
        case numbers(Int)
    }

    private static let hiddenElements: Set<String> = [
        "head", "title", "style", "script", "noembed", "noframes", "template",
    ]
    private static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "pre", "table", "hr",
    ]
    private static let blocks: Set<String> = [
        "div", "li", "tr", "dt", "dd", "address", "article", "aside", "footer", "form", "header", "main", "nav",
        "section", "center", "caption", "figure", "figcaption", "body",
    ]

    /// The text so far, without empty lines at either end.
    var text: String {
        var all = lines
        all.append(trimmed(line))
        while all.last?.isEmpty == true { all.removeLast() }
        return all.isEmpty ? "" : all.drop(while: \.isEmpty).joined(separator: "\n") + "\n"
    }

    mutating func start(_ name: String, href: String?, alt: String?) {
        // A head may lack its end tag; the body ends it.
        if hidden == "head", name == "body" { hidden = nil }
        guard hidden == nil else { return }
        if Self.hiddenElements.contains(name) {
            hidden = name
            return
        }
        breakBlock(name)
        switch name {
        case "br": newLine()
        case "hr": word("---")
        case "a": link = href.map { ($0, "") }
        case "img": add(alt.map { " \($0) " } ?? "")
        case "td", "th": spaceIsDue = !line.isEmpty
        case "ul": lists.append(.bullets)
        case "ol": lists.append(.numbers(0))
        case "li": startItem()
        case "blockquote": quoteDepth += 1
        case "pre": preformattedDepth += 1
        default: break
        }
        if name == "hr" { breaks = 2 }
    }

    mutating func end(_ name: String) {
        if hidden != nil {
            if hidden == name { hidden = nil }
            return
        }
        if name == "a" { endLink() }
        breakBlock(name)
        switch name {
        case "ul", "ol": _ = lists.popLast()
        case "blockquote": quoteDepth = max(quoteDepth - 1, 0)
        case "pre": preformattedDepth = max(preformattedDepth - 1, 0)
        default: break
        }
    }

    mutating func add(_ text: String) {
        guard hidden == nil else { return }
        if preformattedDepth > 0 {
            addLines(text)
            return
        }
        if text.first?.isBlank == true { spaceIsDue = true }
        let words = text.split(whereSeparator: \.isBlank)
        for (index, found) in words.enumerated() {
            if index > 0 { spaceIsDue = true }
            word(String(found))
        }
        if text.last?.isBlank == true { spaceIsDue = true }
    }

    private mutating func addLines(_ text: String) {
        for (index, part) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if index > 0 { newLine() }
            if !part.isEmpty { word(String(part)) }
        }
    }

    private mutating func word(_ word: String) {
        if breaks > 0 {
            let isFirst = lines.isEmpty && line.isEmpty
            // Those of a line break just before count.
            let done = line.isEmpty ? 1 + lines.reversed().prefix(while: \.isEmpty).count : 0
            if !isFirst { for _ in 0..<max(breaks - done, 0) { newLine() } }
            breaks = 0
            spaceIsDue = false
        }
        if line.isEmpty {
            line = String(repeating: "> ", count: min(quoteDepth, Self.deepest))
        } else if spaceIsDue, line.last != " " {
            line += " "
        }
        spaceIsDue = false
        line += word
        if link != nil { link?.words += word }
    }

    private mutating func newLine() {
        lines.append(trimmed(line))
        line = ""
        spaceIsDue = false
    }

    private mutating func breakBlock(_ name: String) {
        if Self.paragraphs.contains(name) { breaks = max(breaks, lists.isEmpty || name == "pre" ? 2 : 1) }
        if Self.blocks.contains(name) { breaks = max(breaks, 1) }
        if breaks > 0, line.isEmpty, lines.isEmpty { breaks = 0 }
    }

    private mutating func startItem() {
        let indent = String(repeating: "  ", count: min(max(lists.count - 1, 0), Self.deepest))
        if case .numbers(let number) = lists.last {
            lists[lists.count - 1] = .numbers(number + 1)
            word("\(indent)\(number + 1).")
        } else {
            word("\(indent)-")
        }
        spaceIsDue = true
    }

    /// The address follows in angle brackets unless it is what the words say.
    private mutating func endLink() {
        guard let (url, words) = link else { return }
        link = nil
        let isWeb = url.lowercased().hasPrefix("http://") || url.lowercased().hasPrefix("https://")
        guard isWeb, words != url, !url.hasSuffix("//" + words), !url.hasSuffix("//" + words + "/") else { return }
        if !words.isEmpty { spaceIsDue = true }
        word("<\(url)>")
    }

    private func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}

extension Character {
    /// White space that HTML collapses; a no-break space is none.
    fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\u{0C}" || isNewline }
}
