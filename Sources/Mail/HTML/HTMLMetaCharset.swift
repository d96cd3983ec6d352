/// The character set that an HTML document declares in a `meta` element near its beginning (WHATWG §13.2.3.2).
enum HTMLMetaCharset {
    /// The label, or nil; only the first 1,024 bytes count, as in browsers.
    static func label(in document: [UInt8]) -> String? {
        var tokenizer = HTMLTokenizer(document, in: 0..<min(document.count, 1_024))
        while let token = tokenizer.next() {
            guard case .startTag(let tag) = token else { continue }
            let name = document[tag.name]
            if name.equalsIgnoringCase("body") { return nil }
            if name.equalsIgnoringCase("meta"), let label = label(tokenizer.attributes, in: document) { return label }
        }
        return nil
    }

    private static func label(_ attributes: [HTMLAttribute], in document: [UInt8]) -> String? {
        if let charset = attributes.first(where: { document[$0.name].equalsIgnoringCase("charset") }) {
            return String(decoding: document[charset.value], as: UTF8.self)
        }
        let isContentType = attributes.contains {
            document[$0.name].equalsIgnoringCase("http-equiv") && document[$0.value].equalsIgnoringCase("content-type")
        }
        guard isContentType,
            let content = attributes.first(where: { document[$0.name].equalsIgnoringCase("content") })
        else { return nil }
        let text = String(decoding: document[content.value], as: UTF8.self).lowercased()
        guard let mark = text.firstRange(of: "charset=") else { return nil }
        return String(text[mark.upperBound...].prefix { $0 != ";" && $0 != " " })
    }
}
