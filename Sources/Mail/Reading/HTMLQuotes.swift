/// Says which elements of an HTML message hold what it quotes, by the names that mail programs give them.
struct HTMLQuotes {
    /// Whether something quoted was met.
    private(set) var isFound = false
    /// Whether all that follows is quoted.
    private(set) var isAtEnd = false

    /// The element that holds a quote, and how many of its name are open inside.
    private var open: (name: String, depth: Int)?

    /// Whether what follows is quoted.
    var isInside: Bool { isAtEnd || open != nil }

    private static let voids: Set<String> = ["br", "img", "hr", "input", "meta", "link", "col", "wbr", "area", "base"]

    mutating func start(_ name: String, classes: String?, id: String?, isCitation: Bool) {
        if let inside = open {
            if inside.name == name { open = (name, inside.depth + 1) }
            return
        }
        let names = [classes, id].compactMap { $0?.lowercased() }
        if names.contains(where: { Self.contains($0, QuotePhrases.ends) }) {
            isAtEnd = true
            isFound = true
        }
        let isQuote = isCitation || names.contains { Self.contains($0, QuotePhrases.containers) }
        guard isQuote, !Self.voids.contains(name) else { return }
        isFound = true
        open = (name, 1)
    }

    mutating func end(_ name: String) {
        guard let inside = open, inside.name == name else { return }
        open = inside.depth > 1 ? (name, inside.depth - 1) : nil
    }

    /// Outlook puts "x_" before the names of what it quotes.
    private static func contains(_ value: String, _ names: [String]) -> Bool {
        value.split(whereSeparator: \.isWhitespace).contains { word in
            names.contains { word == $0 || word == "x_" + $0 || word.hasPrefix($0 + "_") }
        }
    }
}
