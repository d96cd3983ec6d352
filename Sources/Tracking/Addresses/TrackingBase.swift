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

    /// Whether its host is a domain or lies below it, such as `mail.example.com` below `example.com`.
    package func belongs(to domain: String) -> Bool {
        let domain = domain.lowercased()
        return !domain.isEmpty && (host == domain || host.hasSuffix("." + domain))
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
