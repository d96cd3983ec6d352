import Foundation

/// What a browser makes of a valid URL with `http` or `https` (WHATWG URL §4.5): what a `Location` leads to.
///
/// It is apart from the code under test and knows no invalid URLs.
enum BrowserURL {
    static func href(_ location: String) -> String {
        let (scheme, rest) = split(location, at: ":")
        let afterSlashes = rest.dropFirst(3)
        let authority = afterSlashes.prefix { !"/?#".contains($0) }
        let tail = afterSlashes.dropFirst(authority.count)
        let path = tail.prefix { $0 != "?" && $0 != "#" }
        let name = scheme.lowercased()
        return "\(name)://" + serialized(authority: authority, scheme: name) + serialized(path: path)
            + tail.dropFirst(path.count)
    }

    private static func split(_ text: some StringProtocol, at mark: Character) -> (String, String) {
        let place = text.firstIndex(of: mark) ?? text.endIndex
        return (String(text[..<place]), String(text[place...]))
    }

    private static func serialized(authority: Substring, scheme: String) -> String {
        let at = authority.lastIndex(of: "@")
        let user = at.map { authority[..<$0] } ?? ""
        let hostAndPort = at.map { authority[authority.index(after: $0)...] } ?? authority
        let hostEnd = hostAndPort.lastIndex(of: "]") ?? hostAndPort.startIndex
        let colon = hostAndPort[hostEnd...].firstIndex(of: ":") ?? hostAndPort.endIndex
        let port = Int(hostAndPort[colon...].dropFirst())
        let isUsual = port == nil || port == (scheme == "https" ? 443 : 80)
        let (name, password) = split(user, at: ":")
        let credentials = name + (password.count > 1 ? password : "")
        return (credentials.isEmpty ? "" : credentials + "@") + serialized(host: hostAndPort[..<colon])
            + (isUsual ? "" : ":\(port ?? 0)")
    }

    private static func serialized(host: Substring) -> String {
        let host = host.lowercased()
        if host.hasPrefix("[") { return "[" + serialized(address: String(host.dropFirst().dropLast())) + "]" }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last?.isEmpty == true { labels.removeLast() }
        guard let last = labels.last.flatMap(number) else { return host }
        let first = labels.dropLast().enumerated().reduce(0) { $0 + (number($1.element) ?? 0) << (24 - 8 * $1.offset) }
        return (0..<4).map { "\((first + last) >> (24 - 8 * $0) & 255)" }.joined(separator: ".")
    }

    private static func number(_ label: Substring) -> Int? {
        if label.hasPrefix("0x") { return label.count == 2 ? 0 : Int(label.dropFirst(2), radix: 16) }
        return Int(label, radix: label.hasPrefix("0") && label.count > 1 ? 8 : 10)
    }

    /// The longest row of zeros, if there are two or more, is left out.
    private static func serialized(address: String) -> String {
        var parsed = in6_addr()
        guard inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
        let bytes = withUnsafeBytes(of: parsed, Array.init)
        let words = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
        let rows = words.indices.map { start in words[start...].prefix { $0 == 0 }.count }
        let longest = rows.max() ?? 0
        let texts = words.map { String($0, radix: 16) }
        guard longest > 1, let start = rows.firstIndex(of: longest) else { return texts.joined(separator: ":") }
        return texts[..<start].joined(separator: ":") + "::" + texts[(start + longest)...].joined(separator: ":")
    }

    private static func serialized(path: Substring) -> String {
        var segments: [Substring] = []
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part.lowercased().replacing("%2e", with: ".") {
            case ".": if isLast { segments.append("") }
            case "..":
                _ = segments.popLast()
                if isLast { segments.append("") }
            default: segments.append(part)
            }
        }
        return "/" + segments.joined(separator: "/")
    }
}
