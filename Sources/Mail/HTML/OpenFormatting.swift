/// Follows which formatting elements (`b`, `font`, `a` …) a browser would open again before the next text or picture,
/// because what closed them was another element's end (WHATWG §13.2.4.3).
///
/// A picture put in there would take an element along that the document does not have. It is a rough copy of the tree
/// builder's rules: good enough to choose a place, too rough to build a tree.
struct OpenFormatting: Sendable {
    /// What lies between two markers of the standard's list of active formatting elements.
    private struct Layer {
        var pending: [Element] = []
        var place: Int?
    }

    private struct Element {
        let name: HTMLName

        var kinds: HTMLKinds { name.kinds }
    }

    private var stack: [Element] = []
    private var outer: [Layer] = []
    private var layer = Layer()

    /// Whether a doctype was seen; without one a table may stand in a paragraph.
    var hasDoctype = false

    /// Deeper nesting is not followed, so that searching it costs little.
    private static let maximumDepth = 256

    /// Where the elements were closed that would be opened again; nil where there are none.
    var place: Int? { layer.place }

    /// Takes note of a start tag at a place.
    mutating func start(_ name: HTMLName, at place: Int) {
        let element = Element(name: name)
        closeBefore(element, at: place)
        guard !element.kinds.contains(.transparent) else { return }
        if element.kinds.isDisjoint(with: [.block, .tablePart]) { reopen() }
        if name.element == .a || name.element == .nobr {
            closeFormatting(name, at: place)
            reopen()
        }
        guard !element.kinds.contains(.empty), stack.count < Self.maximumDepth else { return }
        stack.append(element)
        if element.kinds.contains(.marker) {
            outer.append(layer)
            layer = Layer()
        }
    }

    /// Takes note of an end tag at a place.
    mutating func end(_ name: HTMLName, at place: Int) {
        let kinds = name.kinds
        if kinds.contains(.formatting) { return closeFormatting(name, at: place) }
        if name.element == .br { return reopen() }
        if kinds.contains(.heading), let heading = stack.lastIndex(where: { $0.kinds.contains(.heading) }) {
            return pop(to: heading, at: place)
        }
        let limit: HTMLKinds = kinds.contains(.tablePart) || name.element == .table ? .tableLimit : .limit
        let isOrdinary = kinds.isDisjoint(with: [.block, .tablePart, .marker])
        for index in stack.indices.reversed() {
            if stack[index].name == name { return pop(to: index, at: place) }
            if !stack[index].kinds.isDisjoint(with: isOrdinary ? limit.union(.block) : limit) { return }
        }
    }

    /// Takes note of text; between the parts of a table blanks are only blanks.
    mutating func text(isBlank: Bool) {
        if isBlank, let last = stack.last, last.name.element == .table || last.kinds.contains(.row) { return }
        reopen()
    }

    private mutating func reopen() {
        guard !layer.pending.isEmpty else { return }
        if stack.count < Self.maximumDepth { stack += layer.pending }
        layer = Layer()
    }

    private mutating func closeBefore(_ element: Element, at place: Int) {
        let kind = element.name.element
        if element.kinds.contains(.tablePart) { return closeBeforeTablePart(kind, at: place) }
        if kind == .li || kind == .dd || kind == .dt { end(element.name, at: place) }
        guard element.kinds.contains(.block), kind != .table || hasDoctype,
            let index = stack.lastIndex(where: { $0.name.element == .p || $0.kinds.contains(.limit) })
        else { return }
        if stack[index].name.element == .p { pop(to: index, at: place) }
    }

    private mutating func closeBeforeTablePart(_ element: HTMLElement, at place: Int) {
        guard let index = stack.lastIndex(where: { Self.isContext($0.name.element, of: element) }) else { return }
        pop(to: index + 1, at: place)
        // A cell that stands in no row gets one.
        if element == .td || element == .th, stack.last?.name.element != .tr {
            stack.append(Element(name: HTMLName(.tr)))
        }
    }

    /// Whether a part of a table may stand right in an element.
    private static func isContext(_ element: HTMLElement, of part: HTMLElement) -> Bool {
        if element == .table { return true }
        return switch part {
        case .td, .th: element == .tr
        case .tr: element == .tbody || element == .tfoot || element == .thead
        case .col: element == .colgroup
        default: false
        }
    }

    /// Removes the elements from an index on; formatting elements among them will be opened again.
    private mutating func pop(to index: Int, at place: Int) {
        while stack.count > index, let element = stack.popLast() {
            if element.kinds.contains(.formatting) {
                layer.place = layer.place ?? place
                // Browsers keep no more than three of a kind; what was closed first comes last when they open them again.
                let isFull = layer.pending.count { $0.name == element.name } == 3
                if !isFull { layer.pending.insert(element, at: 0) }
            } else if element.kinds.contains(.marker) {
                layer = outer.popLast() ?? Layer()
            }
        }
    }

    private mutating func closeFormatting(_ name: HTMLName, at place: Int) {
        if let index = layer.pending.lastIndex(where: { $0.name == name }) {
            layer.pending.remove(at: index)
            if layer.pending.isEmpty { layer.place = nil }
            return
        }
        guard let index = stack.lastIndex(where: { $0.name == name || $0.kinds.contains(.marker) }),
            stack[index].name == name
        else { return }
        // With a block inside, the block stays open, and only the formatting around and in it ends.
        if let block = stack[index...].lastIndex(where: { $0.kinds.contains(.block) }) {
            pop(to: block + 1, at: place)
            stack.remove(at: index)
        } else {
            pop(to: index + 1, at: place)
            stack.removeLast()
        }
    }
}
