/// Undoes character references such as `&amp;` and `&#x41;` (WHATWG §13.2.5.72 to §13.2.5.80), on UTF-8.
package struct CharacterReferences: Sendable {
    /// The bytes with their references replaced.
    ///
    /// Inside attributes a name without semicolon counts less often.
    package static func decode(_ bytes: some Collection<UInt8>, inAttribute: Bool) -> [UInt8] {
        let source = Array(bytes)
        guard source.contains(ASCII.ampersand) else { return source }
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var place = 0
        while place < source.count {
            if source[place] == ASCII.ampersand,
                let found = reference(in: source, at: place + 1, inAttribute: inAttribute)
            {
                result += found.text
                place = found.end
            } else {
                result.append(source[place])
                place += 1
            }
        }
        return result
    }

    private struct Found {
        let text: [UInt8]
        let end: Int
    }

    private static func reference(in source: [UInt8], at start: Int, inAttribute: Bool) -> Found? {
        guard start < source.count else { return nil }
        if source[start] == ASCII.hash { return numeric(in: source, at: start + 1) }
        guard source[start].isLetter else { return nil }
        return named(in: source, at: start, inAttribute: inAttribute)
    }

    private static func named(in source: [UInt8], at start: Int, inAttribute: Bool) -> Found? {
        // Nearly every reference in a link is this one, so it is not looked up.
        if source[start...].starts(with: ampersandName) { return Found(text: [ASCII.ampersand], end: start + 4) }
        var end = start
        while end < source.count, source[end].isLetter || source[end].isDigit { end += 1 }
        if end < source.count, source[end] == ASCII.semicolon,
            let entity = HTMLEntityNames.all[Array(source[start..<end])]
        {
            return Found(text: entity.text, end: end + 1)
        }
        let longest = min(end - start, HTMLEntityNames.longestLegacyName)
        for length in stride(from: longest, to: 1, by: -1) {
            let behind = start + length
            guard let entity = HTMLEntityNames.all[Array(source[start..<behind])], entity.isLegacy else { continue }
            // A query such as "?a=1&copy=2" was never meant as a reference.
            if inAttribute, behind < source.count,
                source[behind] == ASCII.equals || source[behind].isLetter || source[behind].isDigit
            {
                return nil
            }
            return Found(text: entity.text, end: behind)
        }
        return nil
    }

    private static let ampersandName = Array("amp;".utf8)

    private static func numeric(in source: [UInt8], at start: Int) -> Found? {
        var place = start
        let isHexadecimal = place < source.count && source[place].lowered == UInt8(ascii: "x")
        if isHexadecimal { place += 1 }
        let digits = place
        var value: UInt32 = 0
        while place < source.count, let digit = source[place].hexadecimalValue, isHexadecimal || digit < 10 {
            // Beyond Unicode it no longer matters how far.
            value = min(value * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
            place += 1
        }
        guard place > digits else { return nil }
        if place < source.count, source[place] == ASCII.semicolon { place += 1 }
        return Found(text: Array(String(scalar(value)).utf8), end: place)
    }

    private static func scalar(_ value: UInt32) -> Character {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard value != 0, let scalar = Unicode.Scalar(value) else { return Character(replacement) }
        guard (0x80...0x9F).contains(value) else { return Character(scalar) }
        // Authors who wrote these meant windows-1252.
        return Character(Unicode.Scalar(windows1252[Int(value) - 0x80]) ?? scalar)
    }

    // The scalars of the bytes 0x80 to 0x9F.
    private static let windows1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]
}
