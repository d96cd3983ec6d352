internal import Foundation

/// A text made ready for finding phrases in it: lower case, blanks and line breaks as one space, apostrophes straight.
struct PhraseText: Sendable {
    let bytes: [UInt8]
    // The C library finds text that ends with NUL, and holds none.
    private let searched: [CChar]

    init(_ text: some StringProtocol) {
        var result: [UInt8] = [ASCII.space]
        for byte in text.lowercased().utf8 {
            if byte.isHTMLSpace || byte == 0 {
                if result.last != ASCII.space { result.append(ASCII.space) }
            } else {
                result.append(byte)
            }
        }
        if result.last != ASCII.space { result.append(ASCII.space) }
        bytes = Self.straightened(result)
        searched = bytes.map(CChar.init(bitPattern:)) + [0]
    }

    /// The place of a phrase, which is in lower case, from a place on.
    ///
    /// A blank at an end of a phrase stands for the end of a word.
    func firstPlace(of phrase: String, from start: Int = 0) -> Int? {
        guard start < bytes.count, !phrase.isEmpty else { return nil }
        return searched.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress, let found = strstr(base + start, phrase) else { return nil }
            return UnsafePointer(found) - base
        }
    }

    func contains(_ phrase: String) -> Bool { firstPlace(of: phrase) != nil }

    func containsAny(_ phrases: [String]) -> Bool { phrases.contains(where: contains) }

    /// Whether it begins with one of these.
    func begins(withAny phrases: [String]) -> Bool {
        phrases.contains { bytes.dropFirst().starts(with: $0.utf8) }
    }

    /// U+2018 and U+2019 as the apostrophe, U+00A0 as a blank.
    private static func straightened(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0xE2 || $0 == 0xC2 }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80, bytes[place + 2] | 1 == 0x99 {
                result.append(ASCII.apostrophe)
                place += 3
            } else if bytes[place] == 0xC2, place + 1 < bytes.count, bytes[place + 1] == 0xA0 {
                result.append(ASCII.space)
                place += 2
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }
}
