/// Finds addresses in plain text that begin with a mark, each up to the next blank.
struct TextMarks {
    private(set) var links: [Link] = []
    private(set) var pieces: [Piece] = []

    init(in source: HTMLSource, mark: String, firstOrdinal: Int) {
        let text = source.markup
        let wanted = Array(mark.utf8)
        var done = 0
        var place = 0
        while let first = wanted.first, let start = text.firstIndex(of: first, in: place..<text.count) {
            place = start + 1
            guard text[start...].starts(with: wanted) else { continue }
            let end = text[start...].firstIndex { $0.isHTMLSpace || $0 == ASCII.greater } ?? text.count
            guard let link = Self.link(source, start..<end, ordinal: firstOrdinal + links.count) else { continue }
            pieces.append(.source(source.range(done..<start)))
            pieces.append(
                .link(
                    links.count,
                    Slot(quoting: .double, isInComment: false),
                    original: Array(source.bytes[source.range(start..<end)])
                )
            )
            links.append(link)
            done = end
            place = end
        }
        pieces.append(.source((done * source.unit)..<source.bytes.count))
    }

    private static func link(_ source: HTMLSource, _ range: Range<Int>, ordinal: Int) -> Link? {
        guard let location = Location(source.text(range)), let ordinal = UInt16(exactly: ordinal) else { return nil }
        return Link(
            ordinal: ordinal,
            url: location.text,
            raw: source.raw(range),
            rawIsNeeded: false,
            label: "",
            host: location.host,
            place: LinkPlace(part: 0, offset: range.lowerBound * source.unit, line: 0, isInComment: false)
        )
    }
}
