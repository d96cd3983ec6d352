/// The character set that an HTML document declares in a `meta` element near its beginning (WHATWG §13.2.3.2).
enum HTMLMetaCharset {
    /// The label, or nil; only the first 1,024 bytes count, as in browsers.
    static func label(in document: [UInt8]) -> String? {
        var tokenizer = HTMLTokenizer(document, in: 0..<min(document.count, 1_024))
        while let token = tokenizer.next() {
            guard case .startTag(let tag) = token else { continue }
            guard tag.name.count == 4 else { continue }
            let name = document[tag.name]
            if name.equalsIgnoringCase("body") { return nil }
            if name.equalsIgnoringCase("meta"), let label = label(tokenizer.attributes, in: document) { return label }
        }
        return nil
    }

    private static func label(_ attributes: ArraySlice<HTMLAttribute>, in document: [UInt8]) -> String? {
        if let charset = attributes.first(where: { document[$0.name].equalsIgnoringCase("charset") }) {
            return String(decoding: document[charset.value], as: UTF8.self)
        }
        let isContentType = attributes.contains {
            document[$0.name].equalsIgnoringCase("http-equiv") && document[$0.value].equalsIgnoringCase("content-type")
        }
        guard isContentType,
            let content = attributes.first(where: { document[$0.name].equalsIgnoringCase("content") })
        else { return nil }
        return label(in: document[content.value])
    }

    /// What stands behind `charset=` in the value of a `Content-Type`.
    private static func label(in value: ArraySlice<UInt8>) -> String? {
        var rest = value
        while !rest.isEmpty, !rest.startsIgnoringCase("charset=") { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        let label = rest.dropFirst(8).prefix { $0 != ASCII.semicolon && $0 != ASCII.space }
        return String(decoding: label, as: UTF8.self).lowercased()
    }
}
