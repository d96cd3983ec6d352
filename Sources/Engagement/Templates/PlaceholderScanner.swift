/// Finds the places that a text leaves open, in one pass over its bytes.
///
/// Of HTML it knows what is text and what is a tag, no more: in tags nothing is filled in, and what stands in `style` and `script` is
/// nobody's text. Within conditional comments there is text as well, for Outlook shows it.
struct PlaceholderScanner {
    /// A placeholder that is longer has no end.
    static let longest = 500

    private let bytes: [UInt8]
    private let isHTML: Bool
    private var place = 0
    private var start = 0
    private var pieces: [PlaceholderPiece] = []

    private init(_ bytes: [UInt8], isHTML: Bool) {
        self.bytes = bytes
        self.isHTML = isHTML
    }

    /// The pieces of a text, which together are all of it.
    static func pieces(of bytes: [UInt8], isHTML: Bool) -> [PlaceholderPiece] {
        var scanner = PlaceholderScanner(bytes, isHTML: isHTML)
        scanner.run()
        return scanner.pieces
    }

    private mutating func run() {
        while place < bytes.count {
            if isHTML, bytes[place] == UInt8(ascii: "<"), beginsTag(at: place) {
                skipTag()
            } else if opens(at: place) {
                takeBraces()
            } else {
                place += 1
            }
        }
        keepText(upTo: bytes.count)
    }

    private mutating func keepText(upTo end: Int) {
        if start < end { pieces.append(.text(start..<end)) }
        start = end
    }

    private mutating func add(_ piece: PlaceholderPiece) {
        keepText(upTo: piece.range.lowerBound)
        pieces.append(piece)
        place = piece.range.upperBound
        start = place
    }

    private mutating func takeBraces() {
        var (at, hasTag) = (place + 2, false)
        let end = min(bytes.count, place + Self.longest)
        while at < end, !closes(at: at), !opens(at: at) {
            hasTag = hasTag || isHTML && bytes[at] == UInt8(ascii: "<") && beginsTag(at: at)
            at += 1
        }
        guard at < end, closes(at: at) else { return add(.faulty(place..<place + 2, .open)) }
        let range = place..<at + 2
        add(hasTag ? .faulty(range, .formatted) : .open(range, inner: range.lowerBound + 2..<at))
    }

    private func beginsTag(at place: Int) -> Bool {
        guard place + 1 < bytes.count else { return false }
        let next = bytes[place + 1]
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20)
        return isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    }

    /// Goes behind a tag, and behind the content of one that holds no text; braces in it are noted.
    private mutating func skipTag() {
        let begin = place
        let isMarkup = bytes[place + 1] == UInt8(ascii: "!") || bytes[place + 1] == UInt8(ascii: "?")
        var quote: UInt8?
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if !isMarkup, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            if !isMarkup, opens(at: place) { noteBracesInTag() } else { place += 1 }
        }
        place = min(place + 1, bytes.count)
        for name in ["style", "script"] where isElement(name, at: begin + 1) { skipContent(of: name) }
    }

    private mutating func noteBracesInTag() {
        var at = place + 2
        let end = min(bytes.count, place + Self.longest)
        while at < end, !closes(at: at), bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: ">") { at += 1 }
        // What is no placeholder is nobody's business here: addresses may have braces of their own.
        guard at < end, closes(at: at) else {
            place += 2
            return
        }
        add(.faulty(place..<at + 2, .inTag))
    }

    private mutating func skipContent(of name: String) {
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<"), isElement("/" + name, at: place + 1) { return }
            place += 1
        }
    }

    private func isElement(_ name: String, at place: Int) -> Bool {
        let end = place + name.utf8.count
        guard end <= bytes.count, zip(bytes[place..<end], name.utf8).allSatisfy({ $0 | 0x20 == $1 }) else {
            return false
        }
        guard end < bytes.count else { return true }
        return [UInt8(ascii: ">"), UInt8(ascii: "/"), 0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[end])
    }

    private func opens(at place: Int) -> Bool { isTwice(UInt8(ascii: "{"), at: place) }

    private func closes(at place: Int) -> Bool { isTwice(UInt8(ascii: "}"), at: place) }

    private func isTwice(_ byte: UInt8, at place: Int) -> Bool {
        bytes[place] == byte && place + 1 < bytes.count && bytes[place + 1] == byte
    }
}
