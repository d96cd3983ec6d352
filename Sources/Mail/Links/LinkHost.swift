/// A host that links lead to, in the form by which hosts are compared: ASCII, lower case, without brackets and without a
/// dot at its end.
package struct LinkHost: Hashable, Sendable {
    /// The name or address.
    package let text: String

    /// Reads a host as somebody types it; of a whole `http` or `https` URL it takes the host, of `*.contoso.com` what
    /// follows the asterisk.
    ///
    /// nil for what is neither; an address of mail is none.
    package init?(typed: String) {
        let typed = Location.trimmed(Array(typed.utf8))
        let url = Self.isURL(typed) ? typed : Array("http://".utf8) + Self.bracketed(Self.withoutAsterisk(typed))
        guard Self.isURL(typed) || !typed.contains(ASCII.at), let host = Location(trimmed: url)?.host
        else { return nil }
        var name = host.utf8.first == ASCII.leftBracket ? host.dropFirst().dropLast() : host[...]
        // `contoso.com.` is the same host as `contoso.com` (RFC 1034 §3.1).
        if name.last == "." { name.removeLast() }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.allSatisfy({ !$0.isEmpty }), !name.contains("*") else { return nil }
        // Short forms of IPv4 addresses would be taken for what longer ones end with.
        let isNumber = labels.last?.utf8.allSatisfy(\.isDigit) ?? false
        guard !isNumber || labels.count == 4 || name.contains(":") || Self.isWholeAddress(name) else { return nil }
        text = String(name)
    }

    /// Whether it is a single label, such as `com`, under which other hosts would lie.
    package var isSingleLabel: Bool { !text.contains(".") && !text.contains(":") && !Self.isWholeAddress(text[...]) }

    /// Whether it is the other one or lies below it.
    package func lies(in other: String) -> Bool {
        text == other || text.hasSuffix("." + other)
    }

    /// An IPv4 address in one number (WHATWG URL §3.5), too large to be what one in several numbers ends with.
    private static func isWholeAddress(_ name: Substring) -> Bool {
        let value = name.hasPrefix("0x") ? UInt64(name.dropFirst(2), radix: 16) : UInt64(name)
        return value.map { $0 >= 1 << 24 } ?? false
    }

    private static func isURL(_ text: [UInt8]) -> Bool {
        text.startsIgnoringCase("http://") || text.startsIgnoringCase("https://")
    }

    private static func withoutAsterisk(_ text: [UInt8]) -> [UInt8] {
        text.starts(with: "*.".utf8) ? Array(text.dropFirst(2)) : text
    }

    /// An IPv6 address stands in brackets in an URL, and not where people type it.
    private static func bracketed(_ text: [UInt8]) -> [UInt8] {
        let isBare = text.allSatisfy { $0 == ASCII.colon || $0.hexadecimalValue != nil || $0 == UInt8(ascii: ".") }
        guard isBare, text.count(where: { $0 == ASCII.colon }) > 1 else { return text }
        return [ASCII.leftBracket] + text + [ASCII.rightBracket]
    }
}
