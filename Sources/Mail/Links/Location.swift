internal import Foundation

/// An `http` or `https` URL in the form that goes into a `Location` header (product §3.10): what a browser would have
/// requested, with as little changed as that allows.
struct Location: Hashable, Sendable {
    /// ASCII without blanks or control characters.
    let text: String
    /// The host in lower case, without port.
    let host: String

    /// Reads an URL after HTML decoding, by the WHATWG URL standard without a base.
    ///
    /// nil where a browser would refuse it, or where it could lead elsewhere than it seems.
    init?(_ url: String) {
        self.init(trimmed: Self.trimmed(Array(url.utf8)))
    }

    /// Reads what ``trimmed(_:)`` gave, in UTF-8; `charset` is that of the document, which decides how a query is written.
    init?(trimmed url: [UInt8], charset: Charset = .utf8) {
        if let host = PlainURL.host(of: url) {
            text = String(decoding: url, as: UTF8.self)
            self.host = String(decoding: url[host], as: UTF8.self).lowercased()
            return
        }
        // What iconv could not read a browser may have read all the same.
        guard charset == .utf8 || !String(decoding: url, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") else {
            return nil
        }
        var rest = url[...]
        guard let colon = rest.firstIndex(of: ASCII.colon) else { return nil }
        let scheme = rest[..<colon]
        guard scheme.equalsIgnoringCase("http") || scheme.equalsIgnoringCase("https") else { return nil }
        rest = rest[(colon + 1)...].drop { $0 == ASCII.slash || $0 == ASCII.backslash }
        let authority = rest.prefix { ![ASCII.slash, ASCII.backslash, ASCII.question, ASCII.hash].contains($0) }
        guard let authority = Authority(authority) else { return nil }
        rest = rest.dropFirst(authority.length)
        let fragment = rest.firstIndex(of: ASCII.hash) ?? rest.endIndex
        let query = rest[..<fragment].firstIndex(of: ASCII.question) ?? fragment
        var bytes = Array(scheme) + Array("://".utf8) + authority.bytes
        // Before the query a backslash is a slash (special URLs).
        let path = rest[..<query].map { $0 == ASCII.backslash ? ASCII.slash : $0 }
        bytes += PercentEncoding.path.encode(path)
        guard let query = QueryEncoder(charset).encode(rest[query..<fragment]) else { return nil }
        bytes += PercentEncoding.query.encode(query)
        bytes += PercentEncoding.fragment.encode(rest[fragment...])
        text = String(decoding: bytes, as: UTF8.self)
        host = authority.host
    }

    /// Without blanks and control characters at the ends, and without tabs and line breaks anywhere.
    static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        if PlainURL.isTrimmed(bytes) { return bytes }
        let start = bytes.firstIndex { $0 > ASCII.space } ?? bytes.endIndex
        let end = bytes.lastIndex { $0 > ASCII.space }.map { $0 + 1 } ?? start
        return bytes[start..<end].filter {
            $0 != ASCII.tab && $0 != ASCII.lineFeed && $0 != ASCII.carriageReturn
        }
    }
}
