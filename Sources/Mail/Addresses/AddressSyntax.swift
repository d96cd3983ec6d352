/// An address taken apart by the grammar of RFC 5321 §4.1.2, widened by RFC 6531 §3.3 to UTF-8.
struct AddressSyntax {
    let localPart: String
    let domain: String

    private let text: String
    private let bytes: [UInt8]
    private let entry: Int

    init(_ text: String, entry: Int) throws(AddressError) {
        self.text = text
        self.entry = entry
        bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .empty(entry: entry) }
        let at = try Self.endOfLocalPart(bytes, text: text, entry: entry)
        localPart = String(decoding: bytes[..<at], as: UTF8.self)
        domain = String(decoding: bytes[(at + 1)...], as: UTF8.self).lowercased()
        // RFC 5321 §4.5.3.1: 64 and 255 bytes; a label has at most 63 (RFC 1035 §2.3.4).
        guard at <= 64 else { throw .localPartTooLong(entry: entry) }
        guard domain.utf8.count <= 255 else { throw .domainTooLong(entry: entry) }
        try checkDomain(from: at + 1)
    }

    private static func endOfLocalPart(_ bytes: [UInt8], text: String, entry: Int) throws(AddressError) -> Int {
        let isQuoted = bytes[0] == ASCII.quote
        let end = isQuoted ? endOfQuotedString(bytes) : endOfDotString(bytes)
        guard let end, end < bytes.count, bytes[end] == ASCII.at else {
            if isQuoted, end == nil { throw .unclosed(entry: entry, offset: 0) }
            throw .notAnAddress(entry: entry, text: text, offset: wrongPlace(bytes))
        }
        return end
    }

    /// Behind the last character of a dot-string; nil where a dot stands at an end or next to another.
    private static func endOfDotString(_ bytes: [UInt8]) -> Int? {
        let end = bytes.firstIndex { !isAtomCharacter($0) && $0 != UInt8(ascii: ".") } ?? bytes.count
        let atoms = bytes[..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.contains(where: \.isEmpty) ? nil : end
    }

    private static func endOfQuotedString(_ bytes: [UInt8]) -> Int? {
        var place = 1
        while place < bytes.count, bytes[place] != ASCII.quote {
            place += bytes[place] == ASCII.backslash ? 2 : 1
        }
        return place < bytes.count ? place + 1 : nil
    }

    private static func wrongPlace(_ bytes: [UInt8]) -> Int {
        var previous = UInt8(ascii: ".")
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: ".") ? previous == byte : !isAtomCharacter(byte) { return place }
            previous = byte
        }
        return bytes.count
    }

    /// RFC 5322 §3.2.3 atext, and any character beyond ASCII (RFC 6531 §3.3).
    private static func isAtomCharacter(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || atomMarks.contains(byte)
    }

    private static let atomMarks = Array("!#$%&'*+-/=?^_`{|}~".utf8)

    private func wrong(at offset: Int) -> AddressError {
        .notAnAddress(entry: entry, text: text, offset: offset)
    }

    private func checkDomain(from start: Int) throws(AddressError) {
        guard start < bytes.count else { throw wrong(at: start) }
        if bytes[start] == ASCII.leftBracket { return try checkLiteral(from: start) }
        var labelStart = start
        for place in start...bytes.count where place == bytes.count || bytes[place] == UInt8(ascii: ".") {
            try checkLabel(labelStart..<place)
            labelStart = place + 1
        }
    }

    private func checkLabel(_ range: Range<Int>) throws(AddressError) {
        guard let first = bytes[range].first, let last = bytes[range].last else { throw wrong(at: range.lowerBound) }
        guard range.count <= 63 else { throw .domainTooLong(entry: entry) }
        if first == ASCII.dash { throw wrong(at: range.lowerBound) }
        if last == ASCII.dash { throw wrong(at: range.upperBound - 1) }
        let strange = bytes[range].firstIndex { !($0.isLetter || $0.isDigit || $0 == ASCII.dash || $0 >= 0x80) }
        if let strange { throw wrong(at: strange) }
    }

    /// An address literal such as `[192.0.2.1]` or `[IPv6:2001:db8::1]`.
    private func checkLiteral(from start: Int) throws(AddressError) {
        guard bytes.last == ASCII.rightBracket, bytes.count > start + 2 else { throw wrong(at: bytes.count - 1) }
        let inner = (start + 1)..<(bytes.count - 1)
        let strange = bytes[inner].firstIndex {
            !($0.isLetter || $0.isDigit || $0 == ASCII.dash || $0 == ASCII.colon || $0 == UInt8(ascii: "."))
        }
        if let strange { throw wrong(at: strange) }
    }
}
