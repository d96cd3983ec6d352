internal import CGMime

/// The parts of a message, each before its children.
struct PartTree: Sendable {
    let nodes: [PartNode]

    private static let limits = cgmime_limits(parts: 10_000, fields: 10_000, depth: 100)

    /// Lets GMime read the message, and keeps what it says about places.
    init(_ bytes: [UInt8]) throws(MessageError) {
        var status = CGMIME_OK
        let nodes = bytes.withUnsafeBufferPointer { buffer -> [PartNode]? in
            guard let message = cgmime_parse(buffer.baseAddress, buffer.count, Self.limits, &status) else { return nil }
            defer { cgmime_message_free(message) }
            return (0..<cgmime_part_count(message)).compactMap { index in
                cgmime_part_at(message, index).map { PartNode($0.pointee, index: Int(index), within: bytes.count) }
            }
        }
        guard let nodes else {
            switch status {
            case CGMIME_TOO_LARGE: throw .tooLarge
            case CGMIME_TOO_MANY_PARTS: throw .tooManyParts
            case CGMIME_TOO_MANY_FIELDS: throw .tooManyHeaderFields
            case CGMIME_TOO_DEEP: throw .tooDeep
            default: throw .empty
            }
        }
        self.nodes = nodes
    }

    func parent(of node: PartNode) -> PartNode? {
        node.parent.map { nodes[$0] }
    }

    /// Whether the part, or one it stands in, is meant to be kept rather than shown.
    func isWithinAttachment(_ node: PartNode) -> Bool {
        if node.isInsideMessage || node.isAttachment || node.kind == .message { return true }
        return parent(of: node).map { $0.kind == .message || isWithinAttachment($0) } ?? false
    }

    /// The leaves that a mail program shows as text, in order, of these types.
    func bodyLeaves(types: Set<String>) -> [PartNode] {
        let texts = nodes.filter { node in
            node.kind == .leaf && node.content != nil && ["text/html", "text/plain"].contains(node.type)
                && !isWithinAttachment(node)
        }
        // With a file name it is an attached document, also where its disposition does not say so; unless it comes first
        // or is another form of what comes first.
        return texts.filter { node in
            types.contains(node.type) && (node.fileName == nil || node == texts.first || isAlternative(node))
        }
    }

    /// Whether a part is one of several forms of the same text (RFC 2046 §5.1.4).
    private func isAlternative(_ node: PartNode) -> Bool {
        guard let parent = parent(of: node) else { return false }
        return parent.type == "multipart/alternative" || parent.type == "multipart/related" && isAlternative(parent)
    }
}
