/// One followable link of an email, as its sender wrote it.
package struct Link: Hashable, Sendable {
    /// Its number in the email, from 0, in order of the bytes.
    package let ordinal: UInt16
    /// What the reader reaches, ready for a `Location` header (product §3.10): ASCII, percent-encoded where it must be.
    package let url: String
    /// The attribute's value as it stands in the HTML, undecoded.
    package let raw: [UInt8]
    /// True where ``raw`` can't be told from ``url`` by ``plainRaw(of:)``, so that undoing needs it.
    package let rawIsNeeded: Bool
    /// The visible words or the picture's alternative text, white space collapsed, at most 120 characters.
    package private(set) var label: String
    /// The host of ``url``, in ASCII and lower case.
    package let host: String
    /// Where it stands.
    package let place: LinkPlace

    /// How an attribute with this URL is usually written: each `&` as `&amp;`.
    package static func plainRaw(of url: String) -> [UInt8] {
        url.utf8.flatMap { $0 == ASCII.ampersand ? Array("&amp;".utf8) : [$0] }
    }

    /// Whether its words are themselves an address on the web, which some mail programs compare with the target.
    package var showsAddress: Bool {
        let words = label.lowercased()
        if words.hasPrefix("http://") || words.hasPrefix("https://") || words.hasPrefix("www.") { return true }
        guard !words.contains(" "), !words.contains("@") else { return false }
        let name = words.prefix { $0 != "/" }
        return name == host || host == "www." + name
    }

    /// Gives it its words, which are read behind the tag.
    mutating func label(_ label: String) {
        self.label = label
    }

    /// Whether an attribute is written in the usual way for its URL.
    static func isPlain(_ raw: [UInt8], of url: String) -> Bool {
        let url = Array(url.utf8)
        if raw == url { return !raw.contains(ASCII.ampersand) }
        var place = 0
        for byte in url {
            guard place < raw.count, raw[place] == byte else { return false }
            place += 1
            guard byte == ASCII.ampersand else { continue }
            guard raw[place...].starts(with: ampersandTail) else { return false }
            place += ampersandTail.count
        }
        return place == raw.count
    }

    private static let ampersandTail = Array("amp;".utf8)
}
