/// Reads message ids (RFC 5322 §3.6.4) as they are found in the wild.
enum MessageIDs {
    /// The ids of `Message-ID`, `In-Reply-To` or `References`, without angle brackets, in order.
    static func read(_ value: some Collection<UInt8>) -> [String] {
        var ids: [String] = []
        var rest = value.filter { $0 != ASCII.carriageReturn && $0 != ASCII.lineFeed }[...]
        while let open = rest.firstIndex(of: ASCII.less) {
            guard let close = rest[open...].firstIndex(of: ASCII.greater) else { break }
            let id = text(rest[(open + 1)..<close])
            if !id.isEmpty { ids.append(id) }
            rest = rest[(close + 1)...]
        }
        // Some programs leave the brackets out.
        if ids.isEmpty {
            ids = rest.split(whereSeparator: \.isHTMLSpace).map(text).filter { $0.contains("@") }
        }
        return ids
    }

    /// Whether an id can stand between angle brackets in a header.
    static func isValid(_ id: String) -> Bool {
        let bytes = id.utf8
        guard let at = bytes.firstIndex(of: ASCII.at), at != bytes.startIndex,
            bytes.index(after: at) != bytes.endIndex, bytes.count <= 900
        else { return false }
        return bytes.allSatisfy { $0 > ASCII.space && $0 < 0x7F && $0 != ASCII.less && $0 != ASCII.greater }
    }

    private static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: bytes.filter { !$0.isHTMLSpace }, as: UTF8.self)
    }
}
