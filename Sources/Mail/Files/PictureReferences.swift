/// Where an HTML document shows pictures of its message by `cid:` (RFC 2392), and where quoted history begins in it.
struct PictureReferences {
    /// One attribute that names a picture.
    struct Reference: Hashable {
        /// The content id, without angle brackets.
        let contentID: String
        /// The attribute's value, in bytes of the document.
        let value: Range<Int>
        let slot: Slot
    }

    private(set) var references: [Reference] = []
    /// The tag, in bytes of the document, with which a mail program began what it quotes; the first.
    private(set) var quote: Int?

    /// The content ids that it names also where no address can be replaced, in a style, say.
    private(set) var otherNames: Set<String> = []

    private let source: HTMLSource
    private var context = HTMLContext()
    private var names = HTMLNames()

    /// The attributes whose value is the address of a picture and nothing else.
    private static let attributes: [StaticString] = ["src", "background"]

    init(in source: HTMLSource) {
        self.source = source
        read(0..<source.markup.count, isInComment: false)
        let known = references.map(\.value).map { ($0.lowerBound / source.unit)..<($0.upperBound / source.unit) }
        otherNames = Self.names(in: source.markup, besides: known)
    }

    /// What stands behind `cid:` in some markup, as it is and with percent-encoding undone (RFC 2392 §2 has what an URL
    /// can't hold encoded), but not in `known` values.
    ///
    /// One pass: a page may have megabytes, and its message thousands of parts.
    static func names(in markup: [UInt8], besides known: [Range<Int>] = []) -> Set<String> {
        var known = known.sorted { $0.lowerBound < $1.lowerBound }[...]
        var names: Set<String> = []
        var place = 0
        while place < markup.count, let colon = markup.firstIndex(of: ASCII.colon, in: place..<markup.count) {
            place = colon + 1
            while let value = known.first, value.upperBound <= colon { known = known.dropFirst() }
            if let value = known.first, value.contains(colon) {
                place = value.upperBound
                continue
            }
            guard markup[..<colon].suffix(3).equalsIgnoringCase("cid") else { continue }
            let name = markup[place...].prefix { !$0.isHTMLSpace && !nameEnds.contains($0) }
            // What is one URL holds no other.
            place = name.endIndex
            names.insert(String(decoding: name, as: UTF8.self))
            if name.contains(ASCII.percent) {
                names.insert(String(decoding: PercentEncoding.decode(name), as: UTF8.self))
            }
        }
        names.remove("")
        return names
    }

    /// What ends an URL in attributes and in styles, beside white space.
    private static let nameEnds = Set("\"'()<>&;,\\`".utf8)

    private mutating func read(_ range: Range<Int>, isInComment: Bool) {
        var tokenizer = HTMLTokenizer(source.markup, in: range)
        while let token = tokenizer.next() {
            switch token {
            case .startTag(let tag): start(tag, &tokenizer, isInComment: isInComment)
            case .endTag(let tag):
                context.end(names.name(tag.name, in: source.markup))
                tokenizer.allowsCharacterData = context.allowsCharacterData
            case .comment(let comment) where !isInComment:
                if let inner = ConditionalComment.content(of: comment, in: source.markup) {
                    read(inner, isInComment: true)
                }
            case .text, .comment, .doctype: break
            }
        }
    }

    private mutating func start(_ tag: HTMLTag, _ tokenizer: inout HTMLTokenizer, isInComment: Bool) {
        let name = names.name(tag.name, in: source.markup)
        let pairs = context.needsAttributes(of: name) ? source.pairs(tokenizer.attributes) : []
        let model = context.start(name, isSelfClosing: tag.isSelfClosing, attributes: pairs)
        tokenizer.enter(tag, model, in: context)
        for attribute in Self.attributes.compactMap({ source.attribute($0, tokenizer.attributes) }) {
            guard let id = contentID(in: source.value(attribute)) else { continue }
            let slot = Slot(quoting: attribute.quoting, isInComment: isInComment)
            references.append(Reference(contentID: id, value: source.range(attribute.value), slot: slot))
        }
        if quote == nil, !isInComment, beginsQuote(name, tokenizer.attributes) {
            quote = tag.range.lowerBound * source.unit
        }
    }

    private func contentID(in value: [UInt8]) -> String? {
        let address = Location.trimmed(value)
        guard address.startsIgnoringCase("cid:"), address.count > 4 else { return nil }
        return String(decoding: PercentEncoding.decode(address[4...]), as: UTF8.self)
    }

    /// How mail programs begin what they quote: Apple Mail and Thunderbird, Gmail, Outlook on the web.
    private func beginsQuote(_ name: HTMLName, _ attributes: ArraySlice<HTMLAttribute>) -> Bool {
        func value(_ name: StaticString) -> [UInt8] { source.attribute(name, attributes).map(source.value) ?? [] }
        if name.element == .blockquote { return value("type").equalsIgnoringCase("cite") }
        guard name.element == .div else { return false }
        return value("class").startsIgnoringCase("gmail_quote") || value("id").equalsIgnoringCase("divrplyfwdmsg")
    }
}
