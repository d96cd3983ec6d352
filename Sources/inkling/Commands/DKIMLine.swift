internal import Delivery

/// What is told of a key that signs mail: its record, as zone files have it.
struct DKIMLine {
    private let key: DKIMKey

    init(_ key: DKIMKey) {
        self.key = key
    }

    /// Name, type and the text in strings of at most 255 bytes (RFC 6376 §3.6.2.2), on one line.
    var record: String {
        let text = Array(key.publicRecord.utf8)
        let strings = stride(from: 0, to: text.count, by: 255).map { start in
            "\"" + String(decoding: text[start..<min(start + 255, text.count)], as: UTF8.self) + "\""
        }
        return "\(key.name.record).\tIN\tTXT\t( " + strings.joined(separator: " ") + " )"
    }
}
