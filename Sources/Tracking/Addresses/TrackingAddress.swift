/// The path of something tracked on the listener (design §4), printed and parsed in this one place.
package struct TrackingAddress: Hashable, Sendable {
    /// What is asked for.
    package let kind: HitKind
    /// The token's text.
    package let token: String

    /// Puts an address together.
    package init(kind: HitKind, token: String) {
        self.kind = kind
        self.token = token
    }

    /// The path, such as `/o/<token>.gif` or `/c/<token>/contoso.com`.
    ///
    /// The hint is for the reader's eye only and stands after links alone; one that is no plain host name is left out.
    package static func path(for kind: HitKind, token: String, hint: String? = nil) -> String {
        let path = "/\(letter(of: kind))/\(token)"
        switch kind {
        case .beacon: return path + beaconSuffix
        case .link: return hint.map { isPlain($0) ? "\(path)/\($0)" : path } ?? path
        case .file, .image, .page: return path
        }
    }

    /// Finds what a request asks for in the bytes of its path, with or without a query; `nil` where it is nothing tracked.
    ///
    /// The token's bytes are taken as they stand: whether it is genuine only ``KeyRing`` knows.
    package static func parse<Path: Collection<UInt8>>(_ path: Path) -> (kind: HitKind, token: Path.SubSequence)? {
        guard let (kind, place) = Array(path).withUnsafeBytes({ find(in: $0) }) else { return nil }
        let start = path.index(path.startIndex, offsetBy: place.lowerBound)
        return (kind, path[start..<path.index(start, offsetBy: place.count)])
    }

    /// The same for the listener, whose every request comes by here: generic code of another module is many times slower.
    package static func parse(_ path: UnsafeRawBufferPointer) -> (kind: HitKind, token: UnsafeRawBufferPointer)? {
        find(in: path).map { ($0, UnsafeRawBufferPointer(rebasing: path[$1])) }
    }

    private static func find(in path: UnsafeRawBufferPointer) -> (kind: HitKind, token: Range<Int>)? {
        let slash = UInt8(ascii: "/")
        guard path.count > prefixLength, path[0] == slash, path[2] == slash, let kind = kind(of: path[1]) else {
            return nil
        }
        var end = prefixLength
        // Mail programs and scanners append queries of their own: the recipient arrives all the same.
        while end < path.count, path[end] != slash, path[end] != UInt8(ascii: "?"), path[end] != UInt8(ascii: "#") {
            end += 1
        }
        // Only a link's token may be followed by something.
        guard kind == .link || end == path.count || path[end] != slash else { return nil }
        let suffix = beaconSuffix.utf8.count
        if kind == .beacon, end - prefixLength >= suffix, path[(end - suffix)..<end].elementsEqual(beaconSuffix.utf8) {
            end -= suffix
        }
        return end == prefixLength ? nil : (kind, prefixLength..<end)
    }

    /// As long as `/o/` is.
    private static let prefixLength = 3

    /// Reads a whole URL, whatever its host; `nil` where its path is nothing tracked.
    package init?(url: String) {
        let bytes = url.utf8
        guard let scheme = TrackingBase.schemes.first(where: { bytes.starts(with: $0.utf8) }),
            let path = bytes.dropFirst(scheme.utf8.count).firstIndex(of: UInt8(ascii: "/")),
            let (kind, token) = Self.parse(bytes[path...])
        else { return nil }
        self.init(kind: kind, token: String(decoding: token, as: UTF8.self))
    }

    private static let beaconSuffix = ".gif"

    private static func letter(of kind: HitKind) -> Character {
        switch kind {
        case .beacon: "o"
        case .link: "c"
        case .file: "f"
        case .image: "i"
        case .page: "p"
        }
    }

    private static func kind(of letter: UInt8) -> HitKind? {
        switch letter {
        case UInt8(ascii: "o"): .beacon
        case UInt8(ascii: "c"): .link
        case UInt8(ascii: "f"): .file
        case UInt8(ascii: "i"): .image
        case UInt8(ascii: "p"): .page
        default: nil
        }
    }

    private static func isPlain(_ hint: String) -> Bool {
        !hint.isEmpty && hint.utf8.count <= 253
            && hint.utf8.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }
}
