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
        guard original.map({ $0.count <= Self.maximumOriginalLength }) ?? true else { return nil }
        // Every request for a link comes by here, so that nothing is copied.
        var location = location
        guard location.withUTF8(Self.isUsable) else { return nil }
        let difference = original.map { ByteDifference.encode($0, from: Array(location.utf8)).count } ?? 0
        guard location.utf8.count + difference <= Self.maximumSealedLength else { return nil }
        self.location = location
        self.original = original
    }

    /// The host, in lower case, without user, port or brackets; empty where there is none.
    package var host: String {
        var location = location
        return location.withUTF8 { String(decoding: $0[Self.host(in: $0)], as: UTF8.self) }.lowercased()
    }

    private static let schemes: [StaticString] = ["http://", "https://"]

    private static func isUsable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= maximumLength, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        guard schemes.contains(where: { starts(bytes, with: $0) }) else { return false }
        // A browser would find a host further on in `https:///host/`, and not where it is looked for here.
        return !host(in: bytes).isEmpty
    }

    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, with scheme: StaticString) -> Bool {
        let length = scheme.utf8CodeUnitCount
        return bytes.count > length && (0..<length).allSatisfy { bytes[$0] | 0x20 == scheme.utf8Start[$0] | 0x20 }
    }

    private static func host(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        func place(of ends: StaticString, from start: Int, before end: Int) -> Int {
            var place = start
            while place < end {
                for index in 0..<ends.utf8CodeUnitCount where ends.utf8Start[index] == bytes[place] { return place }
                place += 1
            }
            return end
        }
        var start = min(place(of: "/", from: 0, before: bytes.count) + 2, bytes.count)
        let end = place(of: "/?#\\", from: start, before: bytes.count)
        if let user = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) { start = user + 1 }
        guard start < end, bytes[start] == UInt8(ascii: "[") else {
            return start..<place(of: ":", from: start, before: end)
        }
        return start + 1..<place(of: "]", from: start + 1, before: end)
    }
}
