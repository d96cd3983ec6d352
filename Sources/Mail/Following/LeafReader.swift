/// Makes ready the HTML leaves of a message, and says what was found beside them.
struct LeafReader {
    private(set) var leaves: [LeafPlan] = []
    private(set) var notes: [String] = []

    private let message: Message

    init(_ message: Message, rules: FollowingRules) {
        self.message = message
        guard message.obstacle == nil else { return }
        let judge = LinkJudge(rules: rules, unsubscribe: Self.unsubscribeLinks(message))
        var links = 0
        for (part, node) in message.tree.bodyLeaves(types: ["text/html"]).enumerated() {
            guard let place = LeafPlace(node, header: message.header, in: message.bytes) else { continue }
            let leaf = LeafPlan(place, of: message, judge: judge, part: part, firstOrdinal: links)
            guard let leaf else {
                notes.append("An HTML part could not be put back as it was: it is left as it is.")
                continue
            }
            links += leaf.html.links.count
            leaves.append(leaf)
            notes += leaf.html.notes
        }
        if let mark = rules.mark { readTexts(mark, firstOrdinal: links) }
        noteOthers()
    }

    /// The part that is shown carries the beacon: the first with a body, or the last of its alternatives (RFC 2046 §5.1.4).
    var beaconLeaf: Int? {
        guard let first = leaves.firstIndex(where: \.html.hasBody) else { return nil }
        guard let parent = message.tree.parent(of: leaves[first].place.node), parent.type == "multipart/alternative"
        else {
            return first
        }
        return leaves.lastIndex { $0.html.hasBody && $0.place.node.parent == parent.index } ?? first
    }

    /// Plain text in which addresses stand that each copy gets others for.
    private mutating func readTexts(_ mark: String, firstOrdinal: Int) {
        var links = firstOrdinal
        for node in message.tree.bodyLeaves(types: ["text/plain"]) {
            guard let place = LeafPlace(node, header: message.header, in: message.bytes),
                let leaf = LeafPlan(text: place, of: message, mark: mark, firstOrdinal: links),
                !leaf.html.links.isEmpty || !leaf.html.leftAlone.isEmpty
            else { continue }
            links += leaf.html.links.count
            leaves.append(leaf)
        }
    }

    private mutating func noteOthers() {
        let types = message.tree.nodes.filter { !message.tree.isWithinAttachment($0) }.map(\.type)
        if types.contains("text/calendar") { notes.append("The invitation in it is left as it is.") }
        if types.contains("text/x-amp-html") { notes.append("The AMP part in it is left as it is.") }
    }

    /// The URLs in `List-Unsubscribe` (RFC 2369 §3.2), as they would stand in a `Location` header.
    private static func unsubscribeLinks(_ message: Message) -> Set<String> {
        let values = message.header.fields(named: "list-unsubscribe", in: message.bytes).map { message.bytes[$0.value] }
        let urls = values.flatMap { value in
            value.split(separator: ASCII.less).compactMap { $0.split(separator: ASCII.greater).first }
        }
        return Set(urls.compactMap { Location(String(decoding: $0.filter { !$0.isHTMLSpace }, as: UTF8.self))?.text })
    }
}
