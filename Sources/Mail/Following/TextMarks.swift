/// Finds addresses in plain text that begin with a mark, each up to the next blank.
struct TextMarks {
    private(set) var links: [Link] = []
    /// Those for which no number is left.
    private(set) var leftAlone: [LinkLeftAlone] = []
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
            guard let location = Location(source.text(start..<end)) else { continue }
            let shown = LinkPlace(part: 0, offset: start * source.unit, line: 0, isInComment: false)
            guard let ordinal = UInt16(exactly: firstOrdinal + links.count) else {
                let url = String(location.text.prefix(8_192))
                leftAlone.append(LinkLeftAlone(reason: .tooMany, url: url, place: shown))
                continue
            }
            pieces.append(.source(source.range(done..<start)))
            pieces.append(
                .link(
                    links.count,
                    Slot(quoting: .double, isInComment: false),
                    original: Array(source.bytes[source.range(start..<end)])
                )
            )
            links.append(
                Link(
                    ordinal: ordinal,
                    url: location.text,
                    raw: source.raw(start..<end),
                    rawIsNeeded: false,
                    label: "",
                    host: location.host,
                    place: shown
                )
            )
            done = end
            place = end
        }
        pieces.append(.source((done * source.unit)..<source.bytes.count))
    }
}
