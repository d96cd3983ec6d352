/// Tells the URLs that need no reading: those in which every byte may stand where it stands.
///
/// Nearly all links of real mail are of this kind; the others go through the full rules of ``Location``.
enum PlainURL {
    /// Where the host stands in an absolute URL that is its own location; nil for all that needs a closer look.
    static func host(of url: [UInt8]) -> Range<Int>? {
        guard let start = hostStart(url) else { return nil }
        // Read once: each use of a global asks anew whether it is there already.
        let (isHost, isPlain) = (isHost, isPlain)
        var end = start
        var label = start
        while end < url.count, isHost[Int(url[end])] {
            if url[end] == dot { label = end + 1 }
            // Two hyphens may be those of an international name.
            if url[end] == ASCII.dash, url[end - 1] == ASCII.dash { return nil }
            end += 1
        }
        // A host whose last label is a number would be an IP address.
        guard label < end, url[label].isLetter else { return nil }
        guard end == url.count || url[end] == ASCII.slash || url[end] == ASCII.question || url[end] == ASCII.hash else {
            return nil
        }
        for place in end..<url.count where !isPlain[Int(url[place])] { return nil }
        return start..<end
    }

    /// Whether no mark of another mailing system can stand in it.
    static func isFreeOfMarks(_ url: [UInt8]) -> Bool {
        let mayMark = mayMark
        for byte in url where mayMark[Int(byte)] { return false }
        return true
    }

    /// Whether it has neither blanks at its ends nor tabs or line breaks in it.
    static func isTrimmed(_ url: [UInt8]) -> Bool {
        for byte in url where byte <= ASCII.space { return false }
        return true
    }

    private static func hostStart(_ url: [UInt8]) -> Int? {
        let isSecure = url.count > 4 && url[4].lowered == UInt8(ascii: "s")
        let scheme: StaticString = isSecure ? "https://" : "http://"
        return url.startsIgnoringCase(scheme) ? scheme.utf8CodeUnitCount : nil
    }

    private static let dot = UInt8(ascii: ".")

    private static let isHost = table { $0.isLetter || $0.isDigit || $0 == dot || $0 == ASCII.dash }

    // What no part of an URL has to encode (WHATWG URL §1.3); the backslash is none, since a path turns it.
    private static let isPlain = table { $0 > ASCII.space && $0 < 0x7F && !"\"<>`'{}^\\".utf8.contains($0) }

    private static let mayMark = table { "{}|<%[".utf8.contains($0) }

    private static func table(_ holds: (UInt8) -> Bool) -> [Bool] {
        (0...UInt8.max).map(holds)
    }
}
