/// As much of the tree as the tokenizer must know (WHATWG §13.2.6): what a start tag's content is, which depends on
/// whether it stands in `svg` or `math`.
struct HTMLContext {
    private enum Space {
        case html
        case svg
        case math
    }

    private struct Element {
        let name: HTMLName
        let space: Space
        /// Its children are HTML again.
        let holdsHTML: Bool
    }

    /// The open elements from the outermost `svg` or `math` on; empty in plain HTML.
    private var open: [Element] = []

    /// Whether a `<![CDATA[` section may stand here.
    var allowsCharacterData: Bool { open.last.map { $0.space != .html } ?? false }

    /// Whether this is inside `svg` or `math`.
    var isForeign: Bool { !open.isEmpty }

    /// Takes note of a start tag, and says how its content is read.
    ///
    /// The attributes are asked for only where they matter.
    mutating func start(
        _ name: HTMLName,
        isSelfClosing: Bool,
        attributes read: () -> [(name: String, value: String)]
    ) -> HTMLContentModel {
        if open.isEmpty, name.element != .svg, name.element != .math { return HTMLContentModel(of: name.element) }
        let attributes = read()
        if isForeign(name.element) {
            guard isBreakout(name.element, attributes) else {
                push(name, open.last?.space ?? .html, attributes, isSelfClosing)
                return .data
            }
            leaveForeign()
        }
        if name.element == .svg || name.element == .math {
            push(name, name.element == .svg ? .svg : .math, attributes, isSelfClosing)
            return .data
        }
        let model = HTMLContentModel(of: name.element)
        if !open.isEmpty, model == .data, !Self.voidElements.contains(name.element) { push(name, .html, [], false) }
        return model
    }

    /// Takes note of an end tag.
    mutating func end(_ name: HTMLName) {
        guard let last = open.last else { return }
        if last.space != .html, name.element == .p || name.element == .br { return leaveForeign() }
        var place = open.count - 1
        while place >= 0 {
            if open[place].name == name {
                open.removeSubrange(place...)
                return
            }
            // HTML inside a foreign element can't close what is around it.
            if open[place].space != .html, last.space == .html { return }
            place -= 1
        }
    }

    private mutating func push(
        _ name: HTMLName,
        _ space: Space,
        _ attributes: [(name: String, value: String)],
        _ isSelfClosing: Bool
    ) {
        guard !isSelfClosing || space == .html, open.count < Self.maximumDepth else { return }
        let holdsHTML =
            switch space {
            case .html: true
            case .svg: Self.drawingText.contains(name.element)
            case .math: name.element == .annotationXML && attributes.contains(where: Self.isHTMLEncoding)
            }
        open.append(Element(name: name, space: space, holdsHTML: holdsHTML))
    }

    /// Whether the rules for foreign content apply to a start tag (§13.2.6, the tree construction dispatcher).
    private func isForeign(_ element: HTMLElement) -> Bool {
        guard let last = open.last, !last.holdsHTML else { return false }
        if last.space == .math, Self.mathText.contains(last.name.element) {
            return element == .mglyph || element == .malignmark
        }
        return !(last.space == .math && last.name.element == .annotationXML && element == .svg)
    }

    private func isBreakout(_ element: HTMLElement, _ attributes: [(name: String, value: String)]) -> Bool {
        if element == .font { return attributes.contains { ["color", "face", "size"].contains($0.name) } }
        return Self.breakouts.contains(element)
    }

    private mutating func leaveForeign() {
        while let last = open.last, !last.holdsHTML, !(last.space == .math && Self.mathText.contains(last.name.element))
        {
            open.removeLast()
        }
    }

    private static func isHTMLEncoding(_ attribute: (name: String, value: String)) -> Bool {
        attribute.name == "encoding" && ["text/html", "application/xhtml+xml"].contains(attribute.value.lowercased())
    }

    /// Deeper nesting is not followed, so that searching it costs little.
    private static let maximumDepth = 256

    private static let drawingText: HTMLElementSet = [.foreignobject, .desc, .title]
    private static let mathText: HTMLElementSet = [.mi, .mo, .mn, .ms, .mtext]

    private static let voidElements: HTMLElementSet = [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link,
        .meta, .param, .source, .track, .wbr,
    ]

    private static let breakouts: HTMLElementSet = [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2,
        .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre,
        .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
    ]
}
