/// Finds where a beacon lands inside the body as browsers build it, without building the tree: at the end, and at the start.
struct BeaconPlaces: Sendable {
    /// Why a document can take no beacon.
    enum Absence: Sendable {
        /// A frameset has no body.
        case frameset
        /// Something before the body is never closed and takes all the rest.
        case swallowed
    }

    /// Before the last `</body>`; without one where the body ends all the same.
    private(set) var end = 0
    /// Behind `<body>`; without one where the body begins all the same.
    private(set) var start = 0
    private(set) var absence: Absence?

    private var formatting = OpenFormatting()
    private var startIsKnown = false
    private var lastBodyEnd: Int?
    private var lastHTMLEnd: Int?
    /// Where the outermost open element begins in which a picture would be lost: `select`, `template`.
    private var shelter: (name: HTMLName, start: Int, depth: Int)?
    private var table: (start: Int, depth: Int)?
    /// Where the outermost open `svg` or `math` begins.
    private var drawing: Int?
    /// Where the last element with raw text begins, until its end tag comes.
    private var rawText: Int?
    /// Whether a frameset could still take the place of the body.
    private var framesetIsOK = true
    /// Whether the next start tag is that of a field that nobody sees.
    private var isHiddenField = false

    mutating func doctype() {
        formatting.hasDoctype = true
    }

    /// The next start tag is an `input` of type `hidden`: it keeps no frameset away.
    mutating func hiddenField() {
        isHiddenField = true
    }

    mutating func start(_ name: HTMLName, at range: Range<Int>, isRaw: Bool, isForeign: Bool) {
        if isRaw { rawText = range.lowerBound }
        if let shelter {
            if shelter.name == name { self.shelter?.depth += 1 }
            return
        }
        if name.kinds.contains(.visible), !isHiddenField { framesetIsOK = false }
        isHiddenField = false
        if isForeign {
            // To the formatting around it, a drawing is one thing.
            if name.element == .svg || name.element == .math { formatting.text(isBlank: false) }
            drawing = drawing ?? range.lowerBound
            return begin(at: range.lowerBound)
        }
        formatting.start(name, at: range.lowerBound)
        switch name.element {
        case .body:
            if !startIsKnown { setStart(range.upperBound) }
        case .frameset where framesetIsOK: absence = .frameset
        case .table: table = (table?.start ?? range.lowerBound, (table?.depth ?? 0) + 1)
        default: if name.kinds.contains(.shelter) { shelter = (name, range.lowerBound, 1) }
        }
        if !name.kinds.contains(.head) { begin(at: range.lowerBound) }
    }

    mutating func end(_ name: HTMLName, at range: Range<Int>, isForeign: Bool) {
        rawText = nil
        if let open = shelter {
            guard open.name == name else { return }
            shelter?.depth -= 1
            if open.depth == 1 { shelter = nil }
            return
        }
        guard !isForeign else { return }
        drawing = nil
        switch name.element {
        case .body: lastBodyEnd = formatting.place ?? range.lowerBound
        case .html: lastHTMLEnd = formatting.place ?? range.lowerBound
        case .table: table = table.flatMap { $0.depth > 1 ? ($0.start, $0.depth - 1) : nil }
        default: break
        }
        formatting.end(name, at: range.lowerBound)
    }

    mutating func sawText(_ range: Range<Int>, in bytes: [UInt8]) {
        guard rawText == nil, shelter == nil else { return }
        var first = bytes.firstIndexOfNonSpace(in: range)
        // A NUL is dropped where text stands (WHATWG §13.2.6.4.7).
        while let place = first, bytes[place] == 0 {
            first = bytes.firstIndexOfNonSpace(in: (place + 1)..<range.upperBound)
        }
        formatting.text(isBlank: first == nil)
        guard let first else { return }
        framesetIsOK = false
        begin(at: first)
    }

    /// The last token is read; what begins at `unfinished` is no part of the tree, or swallows the rest.
    mutating func finish(at count: Int, unfinished: Int?, isTag: Bool) {
        guard absence == nil else { return }
        let bodyEnd = lastBodyEnd ?? lastHTMLEnd
        let isCut = rawText != nil || shelter != nil || unfinished != nil && !isTag
        if !startIsKnown, bodyEnd == nil, isCut {
            absence = .swallowed
            return
        }
        let opening = shelter.map { table?.start ?? $0.start }
        // Unfinished character data in a drawing would be something else outside of it.
        let cut = isTag ? unfinished : drawing ?? unfinished
        let last = min(rawText ?? count, opening ?? count, cut ?? count)
        end = bodyEnd ?? formatting.place.map { min($0, last) } ?? last
        if !startIsKnown { start = end }
    }

    /// The body begins with what is no part of a head.
    private mutating func begin(at place: Int) {
        if !startIsKnown { setStart(place) }
    }

    private mutating func setStart(_ place: Int) {
        start = place
        startIsKnown = true
    }
}
