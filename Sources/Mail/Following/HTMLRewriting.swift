/// Walks through one HTML document and cuts it up: what goes through, where links stand, where a beacon would.
struct HTMLRewriting {
    /// The document in pieces, in order.
    private(set) var pieces: [Piece] = []
    private(set) var links: [Link] = []
    private(set) var leftAlone: [LinkLeftAlone] = []
    private(set) var beacon = BeaconPlaces()
    /// Whether old trackers of ours were found.
    private(set) var holdsTrackers = false

    private let source: HTMLSource
    private let judge: LinkJudge
    private let part: Int
    private let firstOrdinal: Int
    private var context = HTMLContext()
    private var lines: LineCounter
    private var hasBase = false
    /// Behind the last byte of markup that is in ``pieces``.
    private var done = 0
    /// The link whose words are being read.
    private var open: (index: Int, label: LabelReader)?

    init(_ source: HTMLSource, judge: LinkJudge, part: Int, firstOrdinal: Int) {
        self.source = source
        self.judge = judge
        self.part = part
        self.firstOrdinal = firstOrdinal
        lines = LineCounter(source.markup)
        read(0..<source.markup.count, isInComment: false)
        closeLabel()
        pass(to: source.markup.count)
        if source.markup.count * source.unit < source.bytes.count {
            pieces.append(.source((source.markup.count * source.unit)..<source.bytes.count))
        }
    }

    private mutating func read(_ range: Range<Int>, isInComment: Bool) {
        var tokenizer = HTMLTokenizer(source.markup, in: range)
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let tag): start(tag, &tokenizer, isInComment: isInComment)
            case .endTag(let tag): end(tag, &tokenizer, isInComment: isInComment)
            case .comment(let comment) where !isInComment:
                if let inner = ConditionalComment.content(of: comment, in: source.markup) {
                    read(inner, isInComment: true)
                }
            case .text(let run):
                if !isInComment { beacon.sawText(run.range, in: source.markup) }
                if run.model == .data { addToLabel(run.range) }
            case .doctype: if !isInComment { beacon.doctype() }
            case .comment: break
            }
        }
        if !isInComment { finishBeacon(unfinished: tokenizer.unfinished) }
    }

    private mutating func finishBeacon(unfinished: Int?) {
        let name = unfinished.map { source.markup[$0...].dropFirst().drop { $0 == ASCII.slash } }
        beacon.finish(
            at: source.markup.count,
            unfinished: unfinished,
            isTag: name?.first.map { $0.isLetter } ?? true
        )
    }

    private mutating func start(_ tag: HTMLTag, _ tokenizer: inout HTMLTokenizer, isInComment: Bool) {
        let name = source.name(tag.name)
        let attributes = tokenizer.attributes
        let model = context.start(name, isSelfClosing: tag.isSelfClosing) { source.pairs(attributes) }
        tokenizer.model = model
        if model != .data { tokenizer.rawTextName = Array(name.utf8) }
        tokenizer.allowsCharacterData = context.allowsCharacterData
        if !isInComment { noteStart(of: tag, name, attributes, isRaw: model != .data) }
        switch name {
        case "a", "area": link(attributes, isInComment: isInComment, isArea: name == "area")
        case "img": picture(tag, attributes, isInComment: isInComment)
        case "base": hasBase = hasBase || source.attribute("href", attributes) != nil
        default:
            // Outlook draws buttons in VML, whose elements carry links as well.
            if name.hasPrefix("v:") { link(attributes, isInComment: isInComment, isArea: false) }
        }
    }

    private mutating func noteStart(of tag: HTMLTag, _ name: String, _ attributes: [HTMLAttribute], isRaw: Bool) {
        if name == "input", source.attribute("type", attributes).map({ source.value($0).lowercased() }) == "hidden" {
            beacon.hiddenField()
        }
        // From HTML inside a drawing, too, a frameset takes the place of the body.
        let isForeign = name == "frameset" ? context.allowsCharacterData : context.isForeign
        beacon.start(name, at: tag.range, isRaw: isRaw, isForeign: isForeign)
    }

    private mutating func end(_ tag: HTMLTag, _ tokenizer: inout HTMLTokenizer, isInComment: Bool) {
        let name = source.name(tag.name)
        context.end(name)
        tokenizer.allowsCharacterData = context.allowsCharacterData
        if !isInComment { beacon.end(name, at: tag.range, isForeign: context.isForeign) }
        if name == "a" || name.hasPrefix("v:") { closeLabel() }
    }
}

// Links and pictures.
extension HTMLRewriting {
    private mutating func link(_ attributes: [HTMLAttribute], isInComment: Bool, isArea: Bool) {
        guard let href = source.attribute("href", attributes) else { return }
        closeLabel()
        let value = source.value(href)
        let restored = judge.restored(value)
        let slot = Slot(quoting: href.quoting, isInComment: isInComment)
        let original = restored.map { slot.kept($0) } ?? source.raw(href.value)
        // As it stands in the document, also where that is no valid text.
        let written = restored == nil ? Array(source.bytes[source.range(href.value)]) : source.written(original)
        let url = restored == nil ? value : source.decoded(original)
        let isOptedOut = source.attribute("data-inkling", attributes).map { source.value($0).lowercased() } == "off"
        let place = place(of: href, isInComment: isInComment)
        holdsTrackers = holdsTrackers || restored != nil
        var reading = judge.read(url, isOptedOut: isOptedOut, hasBase: hasBase, count: firstOrdinal + links.count)
        if source.written(original) != written { reading = .leave(.notExpressible) }
        switch reading {
        case .follow(let location) where follow(location, raw: original, place: place):
            replace(href.value, by: .link(links.count - 1, slot, original: written))
            open = (links.count - 1, LabelReader())
            if isArea {
                open?.label.add(source.attribute("alt", attributes).map(source.value) ?? "")
                closeLabel()
            }
        default:
            leftAlone.append(LinkLeftAlone(reason: reading.reason, url: String(url.prefix(8_192)), place: place))
            if restored != nil { replace(href.value, by: .restored(written)) }
        }
    }

    /// Adds a link; `false` and nothing done where no tracker can carry it.
    private mutating func follow(_ location: Location, raw: [UInt8], place: LinkPlace) -> Bool {
        let link = Link(
            ordinal: UInt16(clamping: firstOrdinal + links.count),
            url: location.text,
            raw: raw,
            rawIsNeeded: raw != Link.plainRaw(of: location.text),
            label: "",
            host: location.host,
            place: place
        )
        guard judge.carries(link) else { return false }
        links.append(link)
        return true
    }

    private mutating func picture(_ tag: HTMLTag, _ attributes: [HTMLAttribute], isInComment: Bool) {
        if open != nil, let alt = source.attribute("alt", attributes) {
            open?.label.add(" " + source.value(alt) + " ")
        }
        guard judge.knowsTrackers, let src = source.attribute("src", attributes) else { return }
        let value = source.value(src)
        if judge.isOwnBeacon(value) {
            pass(to: tag.range.lowerBound)
            done = tag.range.upperBound
            holdsTrackers = true
        } else if let raw = judge.restored(value) {
            let slot = Slot(quoting: src.quoting, isInComment: isInComment)
            replace(src.value, by: .restored(source.written(slot.kept(raw))))
            holdsTrackers = true
        }
    }

    private mutating func addToLabel(_ range: Range<Int>) {
        guard open != nil else { return }
        let source = source
        open?.label.add(source.decoded(source.raw(range), inAttribute: false))
    }

    private mutating func closeLabel() {
        guard let (index, reader) = open else { return }
        links[index] = links[index].labelled(reader.label)
        open = nil
    }

    private mutating func place(of attribute: HTMLAttribute, isInComment: Bool) -> LinkPlace {
        let start = attribute.value.lowerBound
        return LinkPlace(
            part: part,
            offset: start * source.unit,
            line: lines.line(of: start),
            isInComment: isInComment
        )
    }
}

// Pieces.
extension HTMLRewriting {
    private mutating func pass(to place: Int) {
        if place > done { pieces.append(.source(source.range(done..<place))) }
        done = max(done, place)
    }

    private mutating func replace(_ range: Range<Int>, by piece: Piece) {
        pass(to: range.lowerBound)
        pieces.append(piece)
        done = range.upperBound
    }
}
