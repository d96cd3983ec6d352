/// The character set of a text, and how markup can be found in it.
struct Charset: Hashable, Sendable {
    /// How its bytes relate to ASCII.
    enum Shape: Hashable, Sendable {
        /// Every ASCII byte outside a multi-byte character is itself, and none of `<>"'&=` occurs inside one.
        case superset
        /// Units of two or four bytes.
        case wide(unit: Int, isBigEndian: Bool)
        /// ISO 2022: escape sequences switch between ASCII and sets of two bytes that look like ASCII.
        case escaping
        /// Something in which markup can't be found by bytes.
        case unknown
    }

    /// The name that iconv knows it by.
    let name: String
    let shape: Shape
    /// Whether it is GB 18030 only by what is read: labels of its forerunners are written as GBK.
    private(set) var isGBK = false

    static let utf8 = Charset(name: "UTF-8", shape: .superset)
    static let windows1252 = Charset(name: "WINDOWS-1252", shape: .superset)

    /// The set that a text is in: a byte order mark tells, then what the message declares, then what the document declares,
    /// else UTF-8 where that fits and windows-1252 where not (WHATWG §13.2.3.2).
    static func of(_ text: [UInt8], declared: String?, inDocument: String? = nil) -> Charset {
        if let marked = byteOrderMark(text) { return marked }
        if let declared, let charset = named(declared) { return charset.checked(against: text) }
        if let inDocument, let charset = named(inDocument) {
            // A document whose declaration could be read as ASCII is not in units of two bytes.
            if case .wide = charset.shape { return .utf8 }
            return charset
        }
        return isUTF8(text) ? .utf8 : .windows1252
    }

    /// Whether a text is UTF-8, found portion by portion, as the whole is not wanted again as a string.
    private static func isUTF8(_ text: [UInt8]) -> Bool {
        var start = 0
        while start < text.count {
            var end = min(start + 65_536, text.count)
            // No portion ends within a character.
            while end < text.count, end > start, text[end] & 0xC0 == 0x80 { end -= 1 }
            guard end > start, String(validating: text[start..<end], as: UTF8.self) != nil else { return false }
            start = end
        }
        return true
    }

    /// The text in Unicode, with U+FFFD for what can't be read.
    func decode(_ bytes: ArraySlice<UInt8>) -> String {
        if self == .utf8 { return String(decoding: bytes, as: UTF8.self) }
        let text = GMime.utf8(bytes, charset: name) ?? GMime.utf8(bytes, charset: Self.windows1252.name) ?? []
        return String(decoding: text, as: UTF8.self)
    }

    private static func byteOrderMark(_ text: [UInt8]) -> Charset? {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if text.starts(with: [0xFF, 0xFE, 0, 0]) { return wide("UTF-32LE", 4, isBigEndian: false) }
        if text.starts(with: [0, 0, 0xFE, 0xFF]) { return wide("UTF-32BE", 4, isBigEndian: true) }
        if text.starts(with: [0xFF, 0xFE]) { return wide("UTF-16LE", 2, isBigEndian: false) }
        if text.starts(with: [0xFE, 0xFF]) { return wide("UTF-16BE", 2, isBigEndian: true) }
        return nil
    }

    private static func wide(_ name: String, _ unit: Int, isBigEndian: Bool) -> Charset {
        Charset(name: name, shape: .wide(unit: unit, isBigEndian: isBigEndian))
    }

    /// Mail that declares units of two or four bytes and holds none is common; then the declaration is not believed.
    ///
    /// A copy must be read as its document was. So the first markup decides, which every copy keeps; only without any do the
    /// bytes that are zero.
    private func checked(against text: [UInt8]) -> Charset {
        guard case .wide(let unit, _) = shape, !text.isEmpty else { return self }
        // Without a mark the order is a guess, and markup tells it.
        if let place = Self.firstMarkup(in: text, unit: unit) {
            return unit == 2 ? Self.wideInTwo(isBigEndian: place % 2 == 1) : self
        }
        let zeros = text.lazy.filter { $0 == 0 }.count
        guard zeros * 8 >= text.count, Self.firstMarkup(in: text, unit: 1) == nil else { return .utf8 }
        guard unit == 2 else { return self }
        let leading = stride(from: 0, to: text.count, by: 2).lazy.filter { text[$0] == 0 }.count
        return Self.wideInTwo(isBigEndian: leading * 2 > zeros)
    }

    private static func wideInTwo(isBigEndian: Bool) -> Charset {
        wide(isBigEndian ? "UTF-16BE" : "UTF-16LE", 2, isBigEndian: isBigEndian)
    }

    /// The place of the first "<" before what makes it markup, a unit further on; between them are zeros in either order.
    private static func firstMarkup(in text: [UInt8], unit: Int) -> Int? {
        var start = 0
        while start < text.count, let place = text.firstIndex(of: ASCII.less, in: start..<text.count) {
            start = place + 1
            guard place + unit < text.count, text[start..<(place + unit)].allSatisfy({ $0 == 0 }) else { continue }
            let next = text[place + unit]
            if next.isLetter || next == ASCII.slash || next == ASCII.bang || next == ASCII.question { return place }
        }
        return nil
    }
}

extension Charset {
    /// The set that a label means, as browsers read labels; nil where nobody knows it.
    static func named(_ label: String) -> Charset? {
        if label == "utf-8" || label == "UTF-8" { return .utf8 }
        let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        switch name {
        case "utf-8", "utf8", "unicode-1-1-utf-8": return .utf8
        case "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252",
            "cp1252",
            "ansi_x3.4-1968", "x-cp1252", "l1":
            return .windows1252
        case "utf-16", "utf-16le", "unicode", "ucs-2": return wide("UTF-16LE", 2, isBigEndian: false)
        case "utf-16be": return wide("UTF-16BE", 2, isBigEndian: true)
        case "utf-32", "utf-32le": return wide("UTF-32LE", 4, isBigEndian: false)
        case "utf-32be": return wide("UTF-32BE", 4, isBigEndian: true)
        case "utf-7", "hz-gb-2312", "hz", "iso-2022-cn", "iso-2022-cn-ext": return Charset(name: name, shape: .unknown)
        default:
            var charset = other(aliases[name] ?? name)
            let isGBK = charset?.name == "gb18030" && name != "gb18030"
            charset?.isGBK = isGBK
            return charset
        }
    }

    private static func other(_ name: String) -> Charset? {
        guard !name.isEmpty, name.utf8.count <= 64, name.allSatisfy(\.isASCII) else { return nil }
        let sample = Array(UInt8(ascii: " ")..<0x7F)
        guard let read = GMime.utf8(sample[...], charset: name) else { return nil }
        if name.hasPrefix("iso-2022-jp") || name.hasPrefix("iso-2022-kr") {
            return Charset(name: name, shape: .escaping)
        }
        let isSuperset = markup(read) == markup(sample) && !name.hasPrefix("iso-2022")
        return Charset(name: name, shape: isSuperset ? .superset : .unknown)
    }

    /// The bytes that markup is made of.
    ///
    /// Japanese sets read the backslash and the tilde as other signs, to no harm.
    private static func markup(_ text: [UInt8]) -> [UInt8] {
        text.filter { $0 < 0x80 && $0 != ASCII.backslash && $0 != UInt8(ascii: "~") }
    }

    // What browsers read for a label, where it is more than the label says.
    private static let aliases = [
        "iso-8859-8-i": "iso-8859-8", "logical": "iso-8859-8", "iso-8859-9": "windows-1254", "latin5": "windows-1254",
        "iso-8859-11": "cp874", "tis-620": "cp874",
        "windows-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
        "big5": "big5-hkscs", "x-x-big5": "big5-hkscs", "cn-big5": "big5-hkscs", "shift_jis": "cp932",
        "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "ms_kanji": "cp932",
        "euc-jp": "euc-jp-ms", "x-euc-jp": "euc-jp-ms", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
        "ksc5601": "cp949", "korean": "cp949",
        "x-mac-cyrillic": "maccyrillic", "macintosh": "macintosh", "koi": "koi8-r", "cp1250": "windows-1250",
        "cp1251": "windows-1251", "cp1253": "windows-1253", "cp1254": "windows-1254", "cp1255": "windows-1255",
        "cp1256": "windows-1256", "cp1257": "windows-1257", "cp1258": "windows-1258", "cp866": "ibm866",
        "866": "ibm866", "iso8859-2": "iso-8859-2", "iso_8859-2": "iso-8859-2", "latin2": "iso-8859-2",
        "iso8859-5": "iso-8859-5", "iso8859-7": "iso-8859-7", "iso8859-15": "iso-8859-15", "latin-9": "iso-8859-15",
    ]
}
