/// Finds mail addresses in text.
enum AddressFinder {
    /// The addresses in a text, in order, at most `limit`.
    static func addresses(in text: some StringProtocol, limit: Int = 20) -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        var place = 0
        while found.count < limit, place < bytes.count, let at = bytes.firstIndex(of: ASCII.at, in: place..<bytes.count)
        {
            place = at + 1
            let local = bytes[..<at].reversed().prefix(64).prefix { isLocal($0) }.reversed()
            let domain = bytes[(at + 1)...].prefix(255).prefix {
                $0.isLetter || $0.isDigit || $0 >= 0x80 || marks.contains($0)
            }
            var text = Array(local.drop { $0 == dot || $0 == ASCII.apostrophe }) + [ASCII.at] + domain
            while let last = text.last, marks.contains(last) { text.removeLast() }
            guard text.first != ASCII.at, text.last != ASCII.at, text.drop(while: { $0 != ASCII.at }).contains(dot)
            else { continue }
            found.append(String(decoding: text, as: UTF8.self))
            place = at + 1 + domain.count
        }
        return found
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || localMarks.contains(byte)
    }

    private static let dot = UInt8(ascii: ".")
    private static let marks = Set(".-".utf8)
    private static let localMarks = Set(".!#$%&'*+-/=?^_`{|}~".utf8)
}
