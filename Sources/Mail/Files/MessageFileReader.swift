/// Finds the files and pictures of a message that its copies might do without.
struct MessageFileReader {
    private let message: Message
    private let bodies: Set<Int>
    /// The readable HTML bodies, with where they show pictures.
    private let pages: [PictureReferences]
    /// Those that can't be read or written: what they name stays.
    private let otherPages: [[UInt8]]

    /// What belongs to the message rather than beside it: invitations, and Outlook's own form of all of it.
    private static let bound: Set<String> = ["text/calendar", "application/ms-tnef", "text/x-amp-html"]

    init(_ message: Message) {
        self.message = message
        bodies = Set(message.tree.bodyLeaves(types: ["text/html", "text/plain"]).map(\.index))
        let leaves = LeafReader(message, rules: FollowingRules()).leaves
        pages = leaves.compactMap { leaf in leaf.source.map { PictureReferences(in: $0) } }
        let known = Set(leaves.map(\.place.node.index))
        otherPages = message.tree.bodyLeaves(types: ["text/html"]).filter { !known.contains($0.index) }
            .map(message.decoded)
    }

    /// In order of their parts.
    var files: [MessageFile] {
        guard message.obstacle == nil else { return [] }
        let found = message.tree.nodes.compactMap(file)
        let taken = Set(found.map(\.node.index))
        // RFC 2046 §5.1.1: a multipart has at least one part.
        return found.map { file in
            let siblings = message.tree.nodes.filter { $0.parent == file.node.parent }
            guard siblings.allSatisfy({ taken.contains($0.index) }) else { return file }
            return MessageFile(file.node, contentID: file.contentID, place: nil)
        }
    }

    private func file(_ node: PartNode) -> MessageFile? {
        guard node.kind == .leaf, node.content != nil, !node.isInsideMessage, !bodies.contains(node.index),
            !Self.bound.contains(node.type), let parent = message.tree.parent(of: node)
        else { return nil }
        let place = stands(node, in: parent) ? PartCut.range(of: node, header: message.header, in: message.bytes) : nil
        if let id = node.contentID, isNamed(id) {
            guard isShown(id) else { return nil }
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
        case "multipart/related": message.tree.nodes.first { $0.parent == parent.index } != node
        default: false
        }
    }

    private func isNamed(_ contentID: String) -> Bool {
        let wanted = Array(contentID.utf8)
        return pages.contains { page in page.references.contains { $0.contentID == contentID } }
            || pages.contains { $0.isNamedElsewhere(contentID) }
            || otherPages.contains { !wanted.isEmpty && $0.firstRange(of: wanted) != nil }
    }

    /// Whether every place that names it can be given another address, and it alone has that id.
    private func isShown(_ contentID: String) -> Bool {
        let wanted = Array(contentID.utf8)
        return !pages.contains { $0.isNamedElsewhere(contentID) }
            && !otherPages.contains { $0.firstRange(of: wanted) != nil }
            && message.tree.nodes.filter { $0.contentID == contentID }.count == 1
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
