internal import Tracking

/// Cursors as they stand in addresses: opaque to others, and every text of the right form is one.
enum CursorText {
    /// A moment and an id.
    static func text(_ at: Instant, _ id: ID<some Any>) -> String {
        let time = UInt64(bitPattern: at.microseconds)
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * $0)) }
        return Base64URL.encode(bytes + id.bytes)
    }

    /// Reads it back.
    static func place<Subject>(_ text: String) -> (at: Instant, id: ID<Subject>)? {
        guard let bytes = Array(text.utf8).withUnsafeBytes({ Base64URL.decode($0) }), bytes.count == 24,
            let id = ID<Subject>(bytes: bytes.suffix(16))
        else { return nil }
        let time = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return (Instant(microseconds: Int64(bitPattern: time)), id)
    }
}

extension QueryItems {
    /// Where a page begins, by moment and id.
    mutating func after<Subject>(_ type: ID<Subject>.Type = ID<Subject>.self) -> (at: Instant, id: ID<Subject>)? {
        guard let text = string("after") else { return nil }
        guard let place: (at: Instant, id: ID<Subject>) = CursorText.place(text) else {
            fault("after", "Give the “next” of the page before, unchanged.")
            return nil
        }
        return place
    }
}
