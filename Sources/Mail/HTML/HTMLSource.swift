/// An HTML document in its own character set, beside bytes of the same places in which the tokenizer can find markup.
struct HTMLSource: Sendable {
    /// The document as it is.
    let bytes: [UInt8]
    let charset: Charset
    /// The document for the tokenizer: one byte for each unit, and 0xFF wherever something stands that is no ASCII.
    let markup: [UInt8]
    /// Bytes of the document for each byte of ``markup``.
    let unit: Int

    /// nil where markup can't be found in this character set.
    init?(_ bytes: [UInt8], charset: Charset) {
        self.bytes = bytes
        self.charset = charset
        switch charset.shape {
        case .superset:
            markup = bytes
            unit = 1
        case .wide(let unit, let isBigEndian):
            markup = Self.narrowed(bytes, unit: unit, isBigEndian: isBigEndian)
            self.unit = unit
        case .escaping:
            // What is put in behind the end of one that does not come back to ASCII would be no markup.
            guard Self.endsInASCII(bytes) else { return nil }
            markup = Self.masked(bytes)
            unit = 1
        case .unknown: return nil
        }
    }

    /// Where in ``markup`` the text begins: behind a byte order mark, which is none of it.
    var textStart: Int {
        let mark = written(Array("\u{FEFF}".utf8))
        return bytes.starts(with: mark) ? mark.count / unit : 0
    }

    /// Where in ``bytes`` a range of ``markup`` stands.
    func range(_ range: Range<Int>) -> Range<Int> {
        (range.lowerBound * unit)..<(range.upperBound * unit)
    }

    /// Text between two places of ``markup``, in Unicode.
    func text(_ range: Range<Int>) -> String {
        charset.decode(bytes[self.range(range)])
    }

    /// An attribute's value in bytes that need no knowledge of two-byte units: as it is, or as UTF-8 where it is in units.
    func raw(_ range: Range<Int>) -> [UInt8] {
        unit == 1 ? Array(bytes[range]) : Array(text(range).utf8)
    }

    /// What ``raw(_:)`` gave, with what is no ASCII masked as in ``markup``.
    func markup(of raw: [UInt8]) -> [UInt8] {
        charset.shape == .escaping ? Self.masked(raw) : raw
    }

    /// What ``raw(_:)`` gave, or ASCII, as it is written in this document.
    func written(_ raw: [UInt8]) -> [UInt8] {
        guard case .wide(let unit, let isBigEndian) = charset.shape else { return raw }
        let text = String(decoding: raw, as: UTF8.self)
        let units = unit == 2 ? text.utf16.map(UInt32.init) : text.unicodeScalars.map(\.value)
        return units.flatMap { value in
            let little = (0..<unit).map { UInt8(truncatingIfNeeded: value >> (UInt32($0) * 8)) }
            return isBigEndian ? little.reversed() : little
        }
    }

    private static func narrowed(_ bytes: [UInt8], unit: Int, isBigEndian: Bool) -> [UInt8] {
        let low = isBigEndian ? unit - 1 : 0
        return (0..<(bytes.count / unit)).map { index in
            let start = index * unit
            let isASCII = (0..<unit).allSatisfy { $0 == low ? bytes[start + $0] < 0x80 : bytes[start + $0] == 0 }
            return isASCII ? bytes[start + low] : 0xFF
        }
    }

    /// Whether the last line of a text in ISO 2022 leads back to ASCII, and ends in no half of an escape sequence.
    private static func endsInASCII(_ bytes: [UInt8]) -> Bool {
        guard !bytes.suffix(2).contains(0x1B) else { return false }
        // A mark of ours behind it shows how it would be read.
        return masked(bytes + [ASCII.greater]).last == ASCII.greater
    }

    /// ISO 2022: what stands between escape sequences that lead away from ASCII is masked, and so are the sequences.
    private static func masked(_ bytes: [UInt8]) -> [UInt8] {
        let escape: UInt8 = 0x1B
        var result = bytes
        var isASCII = true
        var isShifted = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == escape, place + 2 < bytes.count {
                // ESC ( B is ASCII, ESC ( J its Japanese variant; ESC $ … and the others are not.
                let isSingle = bytes[place + 1] == UInt8(ascii: "(")
                let isLong = bytes[place + 1] == UInt8(ascii: "$") && (0x28...0x2F).contains(bytes[place + 2])
                let isHeader = isLong && bytes[place + 2] == UInt8(ascii: ")")
                if !isHeader {
                    isASCII = isSingle && [UInt8(ascii: "B"), UInt8(ascii: "J")].contains(bytes[place + 2])
                }
                let end = min(place + (isLong ? 4 : 3), bytes.count)
                for masked in place..<end { result[masked] = 0xFF }
                place = end
                continue
            }
            if byte == 0x0E || byte == 0x0F { isShifted = byte == 0x0E }
            // A line break ends every shift (RFC 1468, RFC 1557).
            if byte == ASCII.lineFeed {
                isASCII = true
                isShifted = false
            }
            if !isASCII || isShifted || byte == 0x0E || byte == 0x0F { result[place] = 0xFF }
            place += 1
        }
        return result
    }
}

// Names and values of tags.
extension HTMLSource {
    /// A name in lower case.
    func name(_ range: Range<Int>) -> String {
        String(decoding: markup[range].lazy.map(\.lowered), as: UTF8.self)
    }

    /// The first attribute with a name, given in lower case: browsers drop the others.
    func attribute(_ name: StaticString, _ attributes: ArraySlice<HTMLAttribute>) -> HTMLAttribute? {
        attributes.first { markup[$0.name].equalsIgnoringCase(name) }
    }

    /// An attribute's value as browsers understand it, in UTF-8.
    func value(_ attribute: HTMLAttribute) -> [UInt8] {
        plain(attribute.value) ?? decoded(raw(attribute.value))
    }

    /// A run of text as browsers understand it, in UTF-8.
    func words(_ range: Range<Int>) -> [UInt8] {
        plain(range) ?? decoded(raw(range), inAttribute: false)
    }

    /// What ``raw(_:)`` gave, in UTF-8, with character references undone; NUL is none of an attribute's characters
    /// (WHATWG §13.2.5.36).
    func decoded(_ raw: [UInt8], inAttribute: Bool = true) -> [UInt8] {
        var text = unit == 1 ? Array(charset.decode(raw[...]).utf8) : raw
        if inAttribute, text.contains(0) { text = text.flatMap { $0 == 0 ? Array("\u{FFFD}".utf8) : [$0] } }
        let decoded = CharacterReferences.decode(text, inAttribute: inAttribute)
        return Array(String(decoding: decoded, as: UTF8.self).utf8)
    }

    /// What stands in a range where that is its own meaning: ASCII without references and NUL.
    private func plain(_ range: Range<Int>) -> [UInt8]? {
        guard charset == .utf8 || charset == .windows1252 else { return nil }
        for byte in bytes[range] where byte >= 0x80 || byte == ASCII.ampersand || byte == 0 { return nil }
        return Array(bytes[range])
    }

    func pairs(_ attributes: ArraySlice<HTMLAttribute>) -> [(name: String, value: String)] {
        attributes.map { (name($0.name), String(decoding: value($0), as: UTF8.self)) }
    }
}
