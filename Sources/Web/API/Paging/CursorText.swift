internal import Storage
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

    /// A place in the list of contacts: the id, then what it is sorted by, in hexadecimal.
    static func text(_ cursor: ContactCursor) -> String {
        (cursor.id.bytes + Array(cursor.sortKey.utf8)).reduce(into: "") { text, byte in
            text += byte < 16 ? "0" : ""
            text += String(byte, radix: 16)
        }
    }

    /// Reads it back.
    static func contact(_ text: String) -> ContactCursor? {
        let digits = Array(text.utf8)
        guard digits.count >= 32, digits.count <= 4_096, digits.count.isMultiple(of: 2) else { return nil }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index -> UInt8? in
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            return high << 4 | low
        }
        guard bytes.count * 2 == digits.count, let id = ContactID(bytes: bytes.prefix(16)) else { return nil }
        // NUL can't be stored, and so nothing is sorted by it.
        let key = String(decoding: bytes.dropFirst(16).filter { $0 != 0 }, as: UTF8.self)
        return ContactCursor(sortKey: key, id: id)
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
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

    /// Where a page of contacts begins.
    mutating func afterContact() -> ContactCursor? {
        guard let text = string("after") else { return nil }
        guard let cursor = CursorText.contact(text) else {
            fault("after", "Give the “next” of the page before, unchanged.")
            return nil
        }
        return cursor
    }
}
