/// Finds the files and pictures of a message that its copies might do without.
struct MessageFileReader {
    private let message: Message
    private let bodies: Set<Int>
    /// The content ids by which the HTML bodies show pictures where another address can be put.
    private let shown: Set<String>
    /// Those that they name otherwise, or in pages that can't be read or written: what has them stays.
    private let otherNames: Set<String>
    /// How many parts have a content id.
    private let holders: [String: Int]
    /// The first part of each container.
    private let firstParts: Set<Int>

    /// What belongs to the message rather than beside it: invitations, and Outlook's own form of all of it.
    private static let bound: Set<String> = ["text/calendar", "application/ms-tnef", "text/x-amp-html"]

    init(_ message: Message) {
        self.message = message
        bodies = Set(message.tree.bodyLeaves(types: ["text/html", "text/plain"]).map(\.index))
        var shown: Set<String> = []
        var otherNames: Set<String> = []
        var readable: Set<Int> = []
        for leaf in LeafReader(message, rules: FollowingRules()).leaves {
            guard let source = leaf.source else { continue }
            let page = PictureReferences(in: source)
            shown.formUnion(page.references.map(\.contentID))
            otherNames.formUnion(page.otherNames)
            readable.insert(leaf.place.node.index)
        }
        for page in message.tree.bodyLeaves(types: ["text/html"]) where !readable.contains(page.index) {
            // Without the zeros of characters of two or four bytes.
            otherNames.formUnion(PictureReferences.names(in: message.decoded(page).filter { $0 != 0 }))
        }
        self.shown = shown
        self.otherNames = otherNames
        holders = message.tree.nodes.reduce(into: [:]) { holders, node in
            if let id = node.contentID { holders[id, default: 0] += 1 }
        }
        var parents: Set<Int> = []
        let first = message.tree.nodes.filter { $0.parent.map { parents.insert($0).inserted } ?? false }
        firstParts = Set(first.map(\.index))
    }

    /// In order of their parts.
    var files: [MessageFile] {
        guard message.obstacle == nil else { return [] }
        let found = message.tree.nodes.compactMap(file)
        let taken = Set(found.map(\.node.index))
        let kept = Set(message.tree.nodes.lazy.filter { !taken.contains($0.index) }.compactMap(\.parent))
        // RFC 2046 §5.1.1: a multipart has at least one part.
        return found.map { file in
            if let parent = file.node.parent, kept.contains(parent) { return file }
            return MessageFile(file.node, contentID: file.contentID, place: nil)
        }
    }

    private func file(_ node: PartNode) -> MessageFile? {
        guard node.kind == .leaf, node.content != nil, !node.isInsideMessage, !bodies.contains(node.index),
            !Self.bound.contains(node.type), let parent = message.tree.parent(of: node)
        else { return nil }
        let place = stands(node, in: parent) ? PartCut.range(of: node, header: message.header, in: message.bytes) : nil
        if let id = node.contentID, shown.contains(id) || otherNames.contains(id) {
            // Every place that names it can be given another address, and it alone has that id.
            guard !otherNames.contains(id), holders[id] == 1 else { return nil }
            return MessageFile(node, contentID: id, place: place)
        }
        // A picture without a name of its own that stands between texts is shown there.
        let isFile = node.isAttachment || node.fileName != nil && !node.type.hasPrefix("image/")
        return isFile ? MessageFile(node, contentID: nil, place: place) : nil
    }

    /// Whether its container means nothing more by it than that it is there.
    private func stands(_ node: PartNode, in parent: PartNode) -> Bool {
        switch parent.type {
        case "multipart/mixed": true
        // RFC 2387 §3.2: the first is what the others belong to, unless it says otherwise; then the first is a file.
        case "multipart/related": !firstParts.contains(node.index)
        default: false
        }
    }
}

extension MessageFile {
    init(_ node: PartNode, contentID: String?, place: Range<Int>?) {
        self.init(name: node.fileName, contentType: node.type, contentID: contentID, node: node, place: place)
    }
}

extension LeafPlan {
    /// The document in its character set; nil where markup can't be found in it.
    var source: HTMLSource? {
        let inDocument = HTMLMetaCharset.label(in: html.bytes)
        let charset = Charset.of(html.bytes, declared: place.node.charset, inDocument: inDocument)
        return HTMLSource(html.bytes, charset: charset)
    }
}
