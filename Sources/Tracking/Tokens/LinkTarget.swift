/// Where a tracked link leads.
package struct LinkTarget: Hashable, Sendable {
    /// The value of the `Location` header: an `http` or `https` URL in printable ASCII, so never with CR, LF or blanks.
    package let location: String
    /// The attribute's raw bytes, where decoding them to the location loses something; `unfollow` puts them back.
    package let original: [UInt8]?

    /// The longest location, in bytes (product §13).
    package static let maximumLength = 8_192
    /// The longest original, in bytes: references such as `&amp;` make a URL longer.
    static let maximumOriginalLength = 3 * maximumLength
    /// The most bytes that location and difference may take in a token, so that a request for it stays within the head's limit.
    static let maximumSealedLength = 10_000

    /// Takes a location and, where it can't be told from it, what stood in the attribute; that may be the same bytes.
    ///
    /// `nil` where the location is no printable ASCII, no `http` or `https` URL, or both together are too long.
    package init?(location: String, original: [UInt8]? = nil) {
        let bytes = Array(location.utf8)
        guard bytes.count <= Self.maximumLength, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        guard Self.schemes.contains(where: { Self.starts(bytes, with: $0) }) else { return nil }
        guard original.map({ $0.count <= Self.maximumOriginalLength }) ?? true else { return nil }
        let difference = original.map { ByteDifference.encode($0, from: bytes).count } ?? 0
        guard bytes.count + difference <= Self.maximumSealedLength else { return nil }
        self.location = location
        self.original = original
        // A browser would find a host further on in `https:///host/`, and not where it is looked for here.
        guard !Self.bareHost(bytes).isEmpty else { return nil }
    }

    /// The host, in lower case, without user, port or brackets; empty where there is none.
    package var host: String {
        String(decoding: Self.bareHost(Array(location.utf8)), as: UTF8.self).lowercased()
    }

    private static let schemes = ["http://", "https://"]

    private static func starts(_ bytes: [UInt8], with scheme: String) -> Bool {
        bytes.count > scheme.utf8.count && zip(bytes, scheme.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }

    private static func bareHost(_ location: [UInt8]) -> ArraySlice<UInt8> {
        let rest = location.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
        let authority = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): false
            default: true
            }
        }
        let hostAndPort = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
        if hostAndPort.first == UInt8(ascii: "[") {
            return hostAndPort.dropFirst().prefix { $0 != UInt8(ascii: "]") }
        }
        return hostAndPort.prefix { $0 != UInt8(ascii: ":") }
    }
}
