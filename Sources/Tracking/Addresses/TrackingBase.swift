internal import Foundation

/// The public base URL of the tracking listener, such as `http://127.0.0.1:8025`.
package struct TrackingBase: Hashable, Sendable {
    private let origin: String
    /// Its host name or address in lower case.
    package let host: String

    static let schemes = ["https://", "http://"]

    /// Reads a base URL: `http` or `https`, a host in ASCII, perhaps a port, and nothing more; `nil` for anything else.
    package init?(_ url: String) {
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            let parts = URLComponents(string: url),
            let scheme = parts.scheme?.lowercased(), Self.schemes.contains(scheme + "://"),
            let host = parts.encodedHost?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            parts.path.isEmpty || parts.path == "/"
        else { return nil }
        self.host = host
        guard let port = parts.port else {
            origin = "\(scheme)://\(host)"
            return
        }
        guard (1...65_535).contains(port) else { return nil }
        origin = "\(scheme)://\(host):\(port)"
    }

    /// Whether its host belongs to a sender's domain, as mail programs judge it.
    package func belongs(to domain: String) -> Bool { Self.belongs(host, to: domain) }

    /// Whether a host belongs to a sender's domain, as mail programs judge it: both names have the same end.
    package static func belongs(_ host: String, to domain: String) -> Bool {
        let (own, other) = (labels(host), labels(domain))
        let common = zip(own.reversed(), other.reversed()).prefix { $0 == $1 }.count
        // Everybody's names lie below `co.uk` and the like: then three labels must agree.
        let isShared = other.last?.utf8.count == 2 && other.dropLast().last.map(sharedLabels.contains) == true
        let needed = isShared ? 3 : 2
        return !other.isEmpty && common >= min(needed, other.count)
    }

    private static let sharedLabels: Set<Substring> = ["ac", "co", "com", "edu", "gov", "net", "or", "org"]

    private static func labels(_ name: String) -> [Substring] { name.lowercased().split(separator: ".") }

    /// Whether only this machine is reached by it.
    package var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether only this machine is reached by a host name or address.
    package static func isLoopback(_ host: String) -> Bool {
        let bare = host.trimmingCharacters(in: ["[", "]"])
        return bare == "localhost" || NetworkAddress(bare)?.isLoopback == true
    }

    /// The address of something tracked, ready for an attribute.
    package func url(for kind: HitKind, token: String, hint: String? = nil) -> String {
        origin + TrackingAddress.path(for: kind, token: token, hint: hint)
    }
}

extension TrackingBase: CustomStringConvertible {
    /// The base URL without a slash at its end.
    package var description: String { origin }
}
