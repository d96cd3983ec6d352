internal import CGMime

/// One part of a message's tree, by place: what GMime says about it, in Swift's words.
struct PartNode: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case leaf
        case multipart
        case message
    }

    let kind: Kind
    /// Its place in the list of parts, where parents come before their children.
    let index: Int
    /// The place of the part it stands in; nil for the outermost.
    let parent: Int?
    /// Stands in an attached message, which is never touched.
    let isInsideMessage: Bool
    /// The media type in lower case, without parameters; `text/plain` where none is given (RFC 2045 §5.2).
    let type: String
    /// The charset parameter as written.
    let charset: String?
    let disposition: String?
    let fileName: String?
    let contentID: String?
    let encoding: TransferEncoding
    /// Where its header begins; nil where GMime's word does not agree with the bytes.
    let headerStart: Int?
    /// The encoded content; nil where there is none.
    let content: Range<Int>?

    var isAttachment: Bool { disposition == "attachment" }

    init(_ part: cgmime_part, index: Int, within count: Int) {
        kind = part.kind == CGMIME_MULTIPART ? .multipart : part.kind == CGMIME_MESSAGE ? .message : .leaf
        self.index = index
        parent = part.parent < 0 ? nil : Int(part.parent)
        isInsideMessage = part.inside_message
        let main = part.type.map { String(cString: $0).lowercased() } ?? "text"
        let sub = part.subtype.map { String(cString: $0).lowercased() } ?? "plain"
        type = "\(main)/\(sub)"
        charset = part.charset.map { String(cString: $0) }
        disposition = part.disposition.map { String(cString: $0).lowercased() }
        fileName = part.file_name.map { String(cString: $0) }
        contentID = part.content_id.map { String(cString: $0) }
        encoding = TransferEncoding(part.encoding)
        headerStart = part.header_start < 0 ? nil : Int(part.header_start)
        let start = Int(part.content_start)
        let end = Int(part.content_end)
        content = start >= 0 && start <= end && end <= count ? start..<end : nil
    }
}
