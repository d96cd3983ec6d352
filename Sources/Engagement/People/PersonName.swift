/// A person's name, taken apart as far as that can be done without asking.
package struct PersonName: Hashable, Sendable {
    /// The whole, with single blanks; empty where there is no name.
    package let whole: String
    /// What they are called by; `nil` where the name does not tell.
    package let first: String?
    /// The family's name with what belongs to it, such as "van der Berg"; `nil` where the name does not tell.
    package let last: String?

    /// Reads a name as people write it, such as "Maria Ochoa", "Ochoa, Maria" or "Prof Ludwig van Beethoven".
    package init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        // What is an address says nothing about names.
        guard !words.isEmpty, !text.contains("@") else {
            (whole, first, last) = ("", nil, nil)
            return
        }
        whole = words.joined(separator: " ")
        let halves = whole.split(separator: ",", maxSplits: 1).map { Self.words($0) }
        if halves.count == 2, let given = halves[1].first, !Self.isMark(given, of: Self.suffixes) {
            first = String(given)
            last = halves[0].isEmpty ? nil : halves[0].joined(separator: " ")
            return
        }
        let names = halves.first ?? []
        first = names.first.map(String.init)
        last = names.count > 1 ? Self.family(names) : nil
    }

    private static let titles: Set<String> = [
        "dr", "prof", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "hr", "fr", "sir", "dame", "ing", "mag",
        "dipl-ing",
        "mme", "mlle", "sr", "sra", "srta", "dott", "dhr", "mevr",
    ]
    private static let suffixes: Set<String> = ["jr", "sr", "phd", "md", "mba", "esq", "ii", "iii", "iv"]
    private static let particles: Set<String> = [
        "van", "von", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "da", "das", "di", "do", "dos",
        "du",
        "la", "le", "las", "los", "ter", "ten", "te", "bin", "bint", "ibn", "al", "el", "af", "av", "y", "e",
    ]

    /// The words without titles in front and suffixes behind, as long as something is left.
    private static func words(_ text: Substring) -> [Substring] {
        var words = text.split(separator: " ")
        while words.count > 1, let first = words.first, isMark(first, of: titles) { words.removeFirst() }
        while words.count > 1, let last = words.last, isMark(last, of: suffixes) { words.removeLast() }
        return words
    }

    private static func isMark(_ word: Substring, of marks: Set<String>) -> Bool {
        marks.contains(word.lowercased().filter { $0 != "." })
    }

    private static func family(_ names: [Substring]) -> String {
        var start = names.count - 1
        // Particles are written small; "De Niro" is told by nothing and stays "Niro" with "De" left out.
        while start > 1, particles.contains(String(names[start - 1])) { start -= 1 }
        return names[start...].joined(separator: " ")
    }
}
