/// A message without some of its files: addresses stand where it showed them, and a block where they are offered.
///
/// It is spliced like a copy: parts, header fields and boundaries that stay are the same bytes.
struct MessageRevision {
    private let message: Message
    private let addresses: [String: String]
    private let block: MessageBlock?
    private var edits = Edits()
    private var hasBlock = false

    init(_ message: Message, without files: [MessageFile], addresses: [String: String], block: MessageBlock?) {
        self.message = message
        self.addresses = addresses
        self.block = block
        for file in files {
            if let place = file.place { edits.remove(place) }
        }
        let reader = LeafReader(message, rules: FollowingRules())
        for (index, leaf) in reader.leaves.enumerated() { write(leaf, isShown: index == reader.beaconLeaf) }
        if let shown = reader.beaconLeaf { writeText(beside: reader.leaves[shown].place.node) }
    }

    /// The bytes; nil where the block found no place in the HTML, so that files would be lost.
    var bytes: [UInt8]? {
        block == nil || hasBlock ? edits.applied(to: message.bytes) : nil
    }

    private mutating func write(_ leaf: LeafPlan, isShown: Bool) {
        guard let source = leaf.source else { return }
        let found = PictureReferences(in: source)
        var changes = Edits()
        for reference in found.references {
            guard let address = addresses[reference.contentID] else { continue }
            var value: [UInt8] = []
            reference.slot.write(address, to: &value)
            changes.replace(reference.value, by: source.written(value))
        }
        if isShown, let block {
            let judge = LinkJudge(rules: FollowingRules(), unsubscribe: [])
            let beacon = HTMLRewriting(source, judge: judge, part: 0, firstOrdinal: 0).beacon
            if beacon.absence == nil {
                changes.insert(source.written(block.htmlInASCII), at: found.quote ?? beacon.end * source.unit)
                hasBlock = true
            }
        }
        leaf.write(HTMLCopy(of: source.bytes, changedTo: changes.applied(to: source.bytes)), into: &edits)
    }

    /// The plain text that is another form of what is shown gets the block as well.
    private mutating func writeText(beside page: PartNode) {
        guard let block else { return }
        let texts = message.tree.bodyLeaves(types: ["text/plain"]).filter { isAlternative($0, of: page) }
        guard let node = texts.first, let place = LeafPlace(node, header: message.header, in: message.bytes),
            let leaf = LeafPlan(
                place,
                of: message,
                plan: { HTMLCopyPlan(text: $0, charset: node.charset, mark: "", firstOrdinal: 0) }
            ), let source = leaf.source
        else { return }
        let lineBreak = LineBreak(of: source.markup)
        let text = block.text(inUTF8: Self.holdsUTF8(source, of: node), lineBreak: lineBreak)
        let end = Self.signature(in: source.markup) ?? source.markup.count
        let endsLine = end == 0 || source.markup[end - 1] == ASCII.lineFeed
        let lead = endsLine ? lineBreak.bytes : lineBreak.bytes + lineBreak.bytes
        var changes = Edits()
        changes.insert(source.written(lead + text), at: end * source.unit)
        leaf.write(HTMLCopy(of: source.bytes, changedTo: changes.applied(to: source.bytes)), into: &edits)
    }

    /// Whether text in UTF-8 can be added: where there is some already, or its encoding keeps the part in ASCII
    /// (RFC 2045 §6.2: what is said to be 7bit must be).
    private static func holdsUTF8(_ source: HTMLSource, of node: PartNode) -> Bool {
        guard source.charset == .utf8 else { return false }
        return source.bytes.contains { $0 >= 0x80 } || node.charset != nil && node.encoding != .identity
    }

    /// RFC 2046 §5.1.4: somewhere above the page is the multipart of which the text is another part.
    private func isAlternative(_ text: PartNode, of page: PartNode) -> Bool {
        guard let parent = message.tree.parent(of: text), parent.type == "multipart/alternative" else { return false }
        var above = message.tree.parent(of: page)
        while let node = above, node != parent { above = message.tree.parent(of: node) }
        return above != nil
    }

    /// The line that begins the signature (RFC 3676 §4.3).
    private static func signature(in text: [UInt8]) -> Int? {
        var start = 0
        while start < text.count {
            let end = text.firstIndex(of: ASCII.lineFeed, in: start..<text.count) ?? text.count
            let line = text[start..<end]
            if line.elementsEqual("-- ".utf8) || line.elementsEqual("-- \r".utf8) { return start }
            start = end + 1
        }
        return nil
    }
}
