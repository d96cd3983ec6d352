/// One HTML leaf of a message made ready for its copies.
struct LeafPlan: Sendable {
    let place: LeafPlace
    let html: HTMLCopyPlan

    private let lineBreak: LineBreak
    private let isBinary: Bool
    /// Behind the encoded content: what base64 takes out.
    private let tail: [UInt8]
    private let typeFields: [HeaderField]
    private let encodingFields: [HeaderField]

    /// RFC 5322 §2.1.1, without the line break.
    private static let maximumLineLength = 998

    /// nil where it can't be written back as it was; then it is left as it is.
    init?(_ place: LeafPlace, of message: Message, judge: LinkJudge, part: Int, firstOrdinal: Int) {
        self.init(place, of: message) { document in
            HTMLCopyPlan(document, charset: place.node.charset, judge: judge, part: part, firstOrdinal: firstOrdinal)
        }
    }

    /// Plain text in which addresses stand that begin with that mark.
    init?(text place: LeafPlace, of message: Message, mark: String, firstOrdinal: Int) {
        self.init(place, of: message) { document in
            HTMLCopyPlan(text: document, charset: place.node.charset, mark: mark, firstOrdinal: firstOrdinal)
        }
    }

    /// A leaf whose document is cut up by `plan`.
    init?(_ place: LeafPlace, of message: Message, plan: ([UInt8]) -> HTMLCopyPlan) {
        guard Self.isReversible(place, in: message.bytes) else { return nil }
        self.place = place
        html = plan(message.decoded(place.node))
        lineBreak = LineBreak(of: message.bytes)
        typeFields = place.header.fields(named: "content-type", in: message.bytes)
        encodingFields = place.header.fields(named: "content-transfer-encoding", in: message.bytes)
        isBinary = encodingFields.contains {
            message.bytes[$0.value].filter { !$0.isHTMLSpace }.equalsIgnoringCase("binary")
        }
        let isCut = place.node.encoding == .base64 && message.bytes[place.content].last == ASCII.lineFeed
        tail = isCut ? lineBreak.bytes : []
    }

    /// Puts a copy of the document into the message's place of the old one; what is the same stays the same bytes.
    func write(_ copy: HTMLCopy, into edits: inout Edits) {
        guard copy.differs else { return }
        let encoding = encoding(for: copy)
        let tail = tail
        let fresh = LeafEncoder(encoding, lineBreak: lineBreak)
        edits.replace(place.content, room: fresh.room(for: copy.length) + tail.count) { message in
            var encoder = fresh
            copy.forEachRun { encoder.add($0, to: &message) }
            encoder.finish(&message)
            message += tail
        }
        guard encoding != place.node.encoding else { return }
        let line = Array("Content-Transfer-Encoding: \(encoding == .base64 ? "base64" : "quoted-printable")".utf8)
        for field in encodingFields { edits.replace(field.range, by: line + lineBreak.bytes) }
        if encodingFields.isEmpty, let type = typeFields.last {
            edits.insert(line + lineBreak.bytes, at: type.range.upperBound)
        }
    }

    /// The leaf's own encoding where it can hold the document.
    private func encoding(for copy: HTMLCopy) -> TransferEncoding {
        guard place.node.encoding == .identity, !isBinary, hasLongLine(copy) else { return place.node.encoding }
        return html.isWide ? .base64 : .quotedPrintable
    }

    private func hasLongLine(_ copy: HTMLCopy) -> Bool {
        var meter = LineMeter(limit: Self.maximumLineLength)
        copy.forEachRun { meter.add($0) }
        return meter.isExceeded
    }

    /// Base64 with other text in it, such as the footer of a mailing list, would lose that text; and what is put into an
    /// empty part that shares its empty line with the boundary behind it could not be taken out again without a trace.
    private static func isReversible(_ place: LeafPlace, in bytes: [UInt8]) -> Bool {
        let next = bytes[place.content.upperBound...].first
        if place.node.parent != nil, let next, next != ASCII.carriageReturn, next != ASCII.lineFeed { return false }
        switch place.node.encoding {
        case .identity, .quotedPrintable: return true
        case .uuencode: return false
        case .base64:
            let text = bytes[place.content]
            let end = text.firstIndex { !$0.isHTMLSpace && !$0.isBase64Digit } ?? text.endIndex
            return text[end...].allSatisfy { $0.isHTMLSpace || $0 == ASCII.equals }
        }
    }
}
