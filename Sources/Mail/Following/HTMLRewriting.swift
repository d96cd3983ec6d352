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
    private var names = HTMLNames()
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
        read(source.textStart..<source.markup.count, isInComment: false)
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
        let name = names.name(tag.name, in: source.markup)
        let pairs = context.needsAttributes(of: name) ? source.pairs(tokenizer.attributes) : []
        let model = context.start(name, isSelfClosing: tag.isSelfClosing, attributes: pairs)
        tokenizer.enter(tag, model, in: context)
        if !isInComment {
            if name.element == .input { noteField(tokenizer.attributes) }
            noteStart(of: tag, name, isRaw: model != .data)
        }
        if judge.mark != nil, let href = source.attribute("href", tokenizer.attributes) {
            marked(tokenizer.attributes, before: href.value.lowerBound, isInComment: isInComment)
        }
        switch name.element {
        // Outlook draws buttons in VML, whose elements carry links as well.
        case .a, .vector: link(tokenizer.attributes, isInComment: isInComment, isArea: false)
        case .area: link(tokenizer.attributes, isInComment: isInComment, isArea: true)
        case .img: picture(tag, tokenizer.attributes, isInComment: isInComment)
        case .base: hasBase = hasBase || source.attribute("href", tokenizer.attributes) != nil
        default: break
        }
        if judge.mark != nil { marked(tokenizer.attributes, before: source.markup.count, isInComment: isInComment) }
    }

    private mutating func noteField(_ attributes: ArraySlice<HTMLAttribute>) {
        let type = source.attribute("type", attributes).map(source.value)
        if type?.equalsIgnoringCase("hidden") ?? false { beacon.hiddenField() }
    }

    private mutating func noteStart(of tag: HTMLTag, _ name: HTMLName, isRaw: Bool) {
        // From HTML inside a drawing, too, a frameset takes the place of the body.
        let isForeign = name.element == .frameset ? context.allowsCharacterData : context.isForeign
        beacon.start(name, at: tag.range, isRaw: isRaw, isForeign: isForeign)
    }

    private mutating func end(_ tag: HTMLTag, _ tokenizer: inout HTMLTokenizer, isInComment: Bool) {
        let name = names.name(tag.name, in: source.markup)
        context.end(name)
        tokenizer.allowsCharacterData = context.allowsCharacterData
        if !isInComment { beacon.end(name, at: tag.range, isForeign: context.isForeign) }
        if name.element == .a || name.element == .vector { closeLabel() }
    }
}

// Links and pictures.
extension HTMLRewriting {
    private mutating func link(_ attributes: ArraySlice<HTMLAttribute>, isInComment: Bool, isArea: Bool) {
        guard let href = source.attribute("href", attributes) else { return }
        closeLabel()
        let value = source.value(href)
        let trimmed = Location.trimmed(value)
        let restored = judge.restored(trimmed)
        let slot = Slot(quoting: href.quoting, isInComment: isInComment)
        // As it stands in the document, also where that is no valid text.
        let standing = Array(source.bytes[source.range(href.value)])
        let original =
            restored.map { slot.kept($0, markup: source.markup(of: $0)) }
            ?? (source.unit == 1 ? standing : source.raw(href.value))
        let written = restored == nil ? standing : source.written(original)
        let url = restored == nil ? value : source.decoded(original)
        let isOptedOut = source.attribute("data-inkling", attributes).map(source.value)?.equalsIgnoringCase("off")
        let place = place(of: href, isInComment: isInComment)
        holdsTrackers = holdsTrackers || restored != nil
        var reading = judge.read(
            restored == nil ? trimmed : Location.trimmed(url),
            charset: source.charset,
            isOptedOut: isOptedOut ?? false,
            hasBase: hasBase,
            count: firstOrdinal + links.count
        )
        if source.unit > 1, source.written(original) != written { reading = .leave(.notExpressible) }
        switch reading {
        case .follow(let location) where follow(location, raw: original, place: place):
            replace(href.value, by: .link(links.count - 1, slot, original: written))
            open = (links.count - 1, LabelReader())
            if isArea {
                open?.label.add(source.attribute("alt", attributes).map(source.value) ?? [])
                closeLabel()
            }
        default:
            leftAlone.append(LinkLeftAlone(reason: reading.reason, url: Self.shown(url), place: place))
            if restored != nil { replace(href.value, by: .restored(written)) }
        }
    }

    private static func shown(_ url: [UInt8]) -> String {
        let text = String(decoding: url, as: UTF8.self)
        return url.count <= 8_192 ? text : String(text.prefix(8_192))
    }

    /// Adds a link; `false` and nothing done where no tracker can carry it, or no number is left.
    private mutating func follow(_ location: Location, raw: [UInt8], place: LinkPlace) -> Bool {
        guard let ordinal = UInt16(exactly: firstOrdinal + links.count) else { return false }
        let link = Link(
            ordinal: ordinal,
            url: location.text,
            raw: raw,
            rawIsNeeded: !Link.isPlain(raw, of: location.text),
            label: "",
            host: location.host,
            place: place
        )
        guard judge.carries(link) else { return false }
        links.append(link)
        return true
    }

    private mutating func picture(_ tag: HTMLTag, _ attributes: ArraySlice<HTMLAttribute>, isInComment: Bool) {
        if open != nil, let alt = source.attribute("alt", attributes) {
            open?.label.add([ASCII.space] + source.value(alt) + [ASCII.space])
        }
        guard judge.knowsTrackers, let src = source.attribute("src", attributes) else { return }
        let value = Location.trimmed(source.value(src))
        if judge.isOwnBeacon(value) {
            pass(to: tag.range.lowerBound)
            done = tag.range.upperBound
            holdsTrackers = true
        } else if let raw = judge.restored(value) {
            let slot = Slot(quoting: src.quoting, isInComment: isInComment)
            replace(src.value, by: .restored(source.written(slot.kept(raw, markup: source.markup(of: raw)))))
            holdsTrackers = true
        }
    }

    /// Pictures, also those of a background or in Outlook's drawings, whose address each copy gets another for.
    ///
    /// Those behind a link's `href` come after it, for everything is replaced in order.
    private mutating func marked(_ attributes: ArraySlice<HTMLAttribute>, before end: Int, isInComment: Bool) {
        guard let mark = judge.mark else { return }
        let named = ["src", "background"].compactMap { source.attribute($0, attributes) }
        let waiting = named.filter { $0.value.lowerBound >= done && $0.value.lowerBound < end }
        for attribute in waiting.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
            let value = Location.trimmed(source.value(attribute))
            guard value.starts(with: mark.utf8), let location = Location(trimmed: value) else { continue }
            let raw = source.raw(attribute.value)
            let place = place(of: attribute, isInComment: isInComment)
            guard follow(location, raw: raw, place: place) else {
                leftAlone.append(LinkLeftAlone(reason: .tooMany, url: Self.shown(value), place: place))
                continue
            }
            let slot = Slot(quoting: attribute.quoting, isInComment: isInComment)
            replace(attribute.value, by: .link(links.count - 1, slot, original: source.written(raw)))
        }
    }

    private mutating func addToLabel(_ range: Range<Int>) {
        guard open != nil else { return }
        let source = source
        open?.label.add(source.words(range))
    }

    private mutating func closeLabel() {
        guard let (index, reader) = open else { return }
        links[index].label(reader.label)
        open = nil
        // A picture of ours inside it has the next number: taking the link back would give that to another.
        if index == links.count - 1, judge.leaves(links[index]) { takeBackNewest() }
    }

    /// Leaves the newest link alone after all: no other was found since, so no number changes.
    private mutating func takeBackNewest() {
        let link = links.removeLast()
        let place = pieces.lastIndex { piece in
            if case .link(links.count, _, _) = piece { true } else { false }
        }
        if let place, case .link(_, _, let original) = pieces[place] { pieces[place] = .restored(original) }
        leftAlone.append(LinkLeftAlone(reason: .showsAddress, url: String(link.url.prefix(8_192)), place: link.place))
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
