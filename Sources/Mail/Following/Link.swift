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
    package let label: String
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

    func labelled(_ label: String) -> Link {
        Link(ordinal: ordinal, url: url, raw: raw, rawIsNeeded: rawIsNeeded, label: label, host: host, place: place)
    }
}
