/// Where a leaf and its header stand in a message.
///
/// It exists only where GMime's places agree with the bytes, so that what it names may be replaced.
struct LeafPlace: Hashable, Sendable {
    let node: PartNode
    let header: HeaderBlock
    /// The encoded content.
    let content: Range<Int>

    /// Checks the places of a leaf; `header` is that of the message.
    ///
    /// nil where they can't be trusted.
    init?(_ node: PartNode, header: HeaderBlock, in bytes: [UInt8]) {
        guard let content = node.content else { return nil }
        if node.parent == nil {
            self.header = header
        } else {
            guard let start = node.headerStart, start <= content.lowerBound else { return nil }
            self.header = HeaderBlock(bytes, from: start, to: content.lowerBound)
        }
        self.node = node
        self.content = content
        // The content begins where the header ends, by our reading and by GMime's; and the header is an HTML part's. Without
        // an empty line, which a part with no content may lack, what is put in would become header.
        guard self.header.range.upperBound == content.lowerBound, !self.header.emptyLine.isEmpty,
            !self.header.fields(named: "content-type", in: bytes).isEmpty
        else { return nil }
    }
}
