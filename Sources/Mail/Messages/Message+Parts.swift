// What the sandbox and the pages show of a message.
extension Message {
    /// The HTML body, decoded, for showing; never the source of a copy.
    package var html: String? { tree.bodyLeaves(types: ["text/html"]).first.map(decodedText) }

    /// The first plain-text body, decoded, for showing.
    package var text: String? { tree.bodyLeaves(types: ["text/plain"]).first.map(decodedText) }

    /// The files it carries, for showing.
    package var attachments: [MessageAttachment] {
        let bodies = Set(tree.bodyLeaves(types: ["text/html", "text/plain"]).map(\.index))
        return tree.nodes.filter { node in
            guard !node.isInsideMessage, node.kind != .multipart, !bodies.contains(node.index) else { return false }
            // A picture that the HTML shows is no file to the reader.
            let isShown = node.contentID != nil && tree.parent(of: node)?.type == "multipart/related"
            return node.isAttachment || node.kind == .message || node.fileName != nil && !isShown
                || node.contentID == nil
        }.map { node in
            MessageAttachment(name: node.fileName, contentType: node.type, size: size(of: node))
        }
    }

    /// The part with this `Content-ID`, written without angle brackets.
    package func part(contentID: String) -> MessagePart? {
        tree.nodes.first { !$0.isInsideMessage && $0.kind == .leaf && $0.contentID == contentID }
            .map { MessagePart(contentType: $0.type, bytes: decoded($0)) }
    }

    /// The bytes of a leaf with its transfer encoding undone.
    func decoded(_ node: PartNode) -> [UInt8] {
        decodedBodies[node.index] ?? node.content.map { GMime.decode(bytes[$0], encoding: node.encoding) } ?? []
    }

    private func decodedText(_ node: PartNode) -> String { text(of: node, limit: .max) }

    /// The text of a leaf, of which no more than `limit` bytes are read.
    func text(of node: PartNode, limit: Int) -> String {
        let content = Array(decoded(node).prefix(limit))
        let inDocument = node.type == "text/html" ? HTMLMetaCharset.label(in: content) : nil
        let text = Charset.of(content, declared: node.charset, inDocument: inDocument).decode(content[...])
        return text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
    }

    private func size(of node: PartNode) -> Int {
        if node.kind == .leaf { return decoded(node).count }
        // An attached message reaches from behind the header of its part to the end of its last leaf.
        let inner = tree.nodes[(node.index + 1)...].prefix { $0.isInsideMessage }
        guard let header = node.headerStart, let end = inner.last(where: { $0.content != nil })?.content?.upperBound
        else {
            return 0
        }
        return max(end - HeaderBlock(bytes, from: header, to: bytes.count).range.upperBound, 0)
    }
}
