/// Writes harmless HTML: what begins ends, and every word stands in a paragraph, a heading or a list.
struct SafeHTMLWriter {
    private var html = ""
    /// The elements that are open, outermost first.
    private var open: [String] = []
    /// Whether a line ended that had words, without anything that breaks lines by itself.
    private var breakIsDue = false
    private var lineHasWords = false
    /// Whether a blank stands between the words before and those that come.
    private var spaceIsDue = false
    /// The element whose content is no text for people, until its end tag.
    private var hidden: String?

    private static let blocks: Set<String> = ["p", "h1", "h2", "h3"]
    private static let containers: Set<String> = ["ul", "ol", "li", "blockquote"]
    private static let emphasis: Set<String> = ["strong", "b", "em", "i", "u", "s"]
    private static let hiding: Set<String> = [
        "head", "template", "object", "select", "datalist", "audio", "video", "canvas",
    ]
    private static let lines: Set<String> = [
        "div", "tr", "dt", "dd", "address", "article", "aside", "footer", "form", "header", "main", "nav", "section",
        "center", "caption", "figure", "figcaption", "table", "pre", "h4", "h5", "h6", "hr", "dl",
    ]
    /// Deeper nesting is flattened.
    private static let deepest = 20
    private static let schemes = ["http://", "https://", "mailto:", "tel:"]

    mutating func start(_ name: String, href: String?) {
        if hidden == "head", name == "body" { hidden = nil }
        guard hidden == nil else { return }
        switch name {
        case "br": breakLine()
        case "a": startLink(to: href)
        case _ where Self.hiding.contains(name): hidden = name
        case _ where Self.lines.contains(name): breakIsDue = lineHasWords
        case "td", "th": add(" ")
        case _ where open.count >= Self.deepest: return
        case _ where Self.blocks.contains(name):
            closeBlock()
            enter(name)
        case "li":
            closeBlock()
            // Between two items a list begins, or none is there at all.
            if let item = open.lastIndex(where: { ["li", "ul", "ol"].contains($0) }), open[item] == "li" {
                close(downTo: item)
            }
            if open.last == "ul" || open.last == "ol" { enter(name) } else { breakIsDue = lineHasWords }
        case _ where Self.containers.contains(name):
            closeBlock()
            if open.last == "ul" || open.last == "ol" { enter("li") }
            enter(name)
        case _ where Self.emphasis.contains(name):
            beginWords()
            enter(name)
        default: return
        }
    }

    mutating func end(_ name: String) {
        if let hidden {
            if hidden == name { self.hidden = nil }
            return
        }
        if Self.lines.contains(name) { breakIsDue = lineHasWords }
        guard let place = open.lastIndex(of: name) else { return }
        close(downTo: place)
        if Self.blocks.contains(name) || Self.containers.contains(name) { endLine() }
    }

    mutating func add(_ text: String) {
        guard hidden == nil else { return }
        guard text.contains(where: { !$0.isWhitespace }) else {
            spaceIsDue = lineHasWords
            return
        }
        beginWords()
        if spaceIsDue { html += " " }
        spaceIsDue = false
        html += text.escaped
        lineHasWords = true
    }

    /// Ends what is open, and gives all of it.
    mutating func finish() -> String {
        close(downTo: 0)
        return html
    }

    /// Words stand in a block, behind the line break that is due.
    private mutating func beginWords() {
        if breakIsDue { breakLine() }
        guard !open.contains(where: { Self.blocks.contains($0) || $0 == "li" }) else { return }
        if open.last == "ul" || open.last == "ol" { enter("li") } else { enter("p") }
    }

    private mutating func breakLine() {
        breakIsDue = false
        spaceIsDue = false
        guard lineHasWords || open.contains(where: Self.blocks.contains) else { return }
        html += "<br>"
        lineHasWords = false
    }

    private mutating func endLine() {
        breakIsDue = false
        spaceIsDue = false
        lineHasWords = false
    }

    private mutating func startLink(to href: String?) {
        if let place = open.lastIndex(of: "a") { close(downTo: place) }
        let address = (href ?? "").filter { $0 >= " " && $0 != "\u{7F}" }.trimmed
        guard Self.schemes.contains(where: { address.lowercased().hasPrefix($0) }), open.count < Self.deepest else {
            return
        }
        beginWords()
        html += "<a href=\"\(address.escaped)\">"
        open.append("a")
    }

    private mutating func enter(_ name: String) {
        html += "<\(name)>"
        open.append(name)
        if Self.blocks.contains(name) || Self.containers.contains(name) { endLine() }
    }

    /// A paragraph or a heading holds no other block.
    private mutating func closeBlock() {
        guard let place = open.lastIndex(where: Self.blocks.contains) else {
            // Emphasis around blocks ends before them.
            let place = open.firstIndex { Self.emphasis.contains($0) || $0 == "a" }
            if let place, !open[place...].contains(where: Self.containers.contains) { close(downTo: place) }
            return endLine()
        }
        close(downTo: place)
        endLine()
    }

    private mutating func close(downTo place: Int) {
        while open.count > place, let name = open.popLast() { html += "</\(name)>" }
    }
}

extension String {
    /// As text or as the value of an attribute; a blank that does not break is written so that an editor shows it.
    fileprivate var escaped: String { htmlEscaped.replacing("\u{A0}", with: "&nbsp;") }

    fileprivate var trimmed: String {
        let start = self[...].drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
