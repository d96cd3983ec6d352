/// Writes the query of an URL in the character set of its document, as browsers do (WHATWG URL §1.3, "percent-encode after
/// encoding").
///
/// What the set can't hold stands there as a character reference. Where iconv and the browsers' tables (WHATWG Encoding)
/// are not known to agree there is no answer: a guess could lead elsewhere.
struct QueryEncoder {
    private enum Written {
        case bytes([UInt8])
        case reference
        case uncertain
    }

    private let charset: Charset

    init(_ charset: Charset) {
        self.charset = charset
    }

    /// A query in UTF-8, as the bytes that are percent-encoded next; nil where they are not certain.
    func encode(_ query: ArraySlice<UInt8>) -> [UInt8]? {
        // A document in units of two or four bytes has UTF-8 in its queries.
        guard charset != .utf8, case .superset = charset.shape, query.contains(where: { $0 >= 0x80 }) else {
            return charset.shape == .escaping ? escaped(query) : Array(query)
        }
        var result: [UInt8] = []
        for scalar in String(decoding: query, as: UTF8.self).unicodeScalars {
            switch scalar.isASCII ? .bytes([UInt8(scalar.value)]) : written(scalar) {
            case .bytes(let bytes): result += bytes
            case .reference: result += "%26%23\(scalar.value)%3B".utf8
            case .uncertain: return nil
            }
        }
        return result
    }

    /// ISO 2022: characters that stand together are led in and out together.
    private func escaped(_ query: ArraySlice<UInt8>) -> [UInt8]? {
        let text = String(decoding: query, as: UTF8.self).unicodeScalars
        guard text.contains(where: { !$0.isASCII }) else { return Array(query) }
        guard charset.name == "iso-2022-jp", !text.contains(where: isUncertain) else { return nil }
        return GMime.encoded(String(text), charset: charset.name)
    }

    private func written(_ scalar: Unicode.Scalar) -> Written {
        if isUncertain(scalar) { return .uncertain }
        switch charset.name {
        case "gb18030" where charset.isGBK: return gbk(scalar)
        case "gb18030", "cp949", "cp932": return reversible(scalar).map(Written.bytes) ?? .reference
        case "big5-hkscs": return big5(scalar)
        case "euc-jp-ms":
            guard let bytes = reversible(scalar) else { return .reference }
            // The third set is read and never written; what of it browsers have in another place is not known here.
            return bytes.first == 0x8F ? .uncertain : .bytes(bytes)
        default:
            guard Self.singleByteSets.contains(charset.name) else { return .uncertain }
            return reversible(scalar).flatMap { $0.count == 1 ? .bytes($0) : nil } ?? .reference
        }
    }

    /// GBK is written without the four bytes of GB 18030, and has a euro sign of its own.
    private func gbk(_ scalar: Unicode.Scalar) -> Written {
        if scalar == "€" { return .bytes([0x80]) }
        guard let bytes = reversible(scalar), bytes.count == 2 else { return .reference }
        return .bytes(bytes)
    }

    /// Of the Hong Kong additions some are written; certain is what both tables of iconv say.
    private func big5(_ scalar: Unicode.Scalar) -> Written {
        let extended = GMime.encoded(String(scalar), charset: charset.name)
        let plain = GMime.encoded(String(scalar), charset: "big5")
        if let extended, extended == plain, extended.first ?? 0 >= 0xA1 { return .bytes(extended) }
        return extended == nil && plain == nil ? .reference : .uncertain
    }

    /// How a character is written where that is read as the same character again.
    private func reversible(_ scalar: Unicode.Scalar) -> [UInt8]? {
        let text = String(scalar)
        guard let bytes = GMime.encoded(text, charset: charset.name), charset.decode(bytes[...]) == text else {
            return nil
        }
        return bytes
    }

    /// Control characters, what could not be read, private characters, and those that tables are known to differ in.
    private func isUncertain(_ scalar: Unicode.Scalar) -> Bool {
        (0x80..<0xA0).contains(scalar.value) || scalar == "\u{FFFD}" || scalar.properties.generalCategory == .privateUse
            || Self.differing[charset.name]?.contains(scalar) == true
    }

    private static let differing: [String: Set<Unicode.Scalar>] = [
        "big5-hkscs": Set((0x2400...0x2421).compactMap { Unicode.Scalar($0 as UInt32) })
            .union(["仝", "嘅", "廐", "悤", "猪", "隶"]),
        "cp932": ["¥", "‾", "−"],
        "euc-jp-ms": ["¥", "‾", "−"],
        "iso-2022-jp": ["¢", "£", "¬", "‖", "〜"],
        "koi8-u": ["Ў", "ў", "╝", "╬"],
        "windows-1255": ["\u{5BA}"],
    ]

    private static let singleByteSets: Set<String> = [
        "WINDOWS-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
        "windows-1257", "windows-1258", "cp874", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6",
        "iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r",
        "koi8-u", "ibm866",
    ]
}
