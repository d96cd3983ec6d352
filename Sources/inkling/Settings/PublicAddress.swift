internal import Foundation

/// The address under which others reach a listener: scheme, host and perhaps port, without a path.
struct PublicAddress: Hashable, Sendable {
    let isSecure: Bool
    let host: String
    let port: Int?

    /// Reads `https://track.example` or the like; `nil` where it is none.
    init?(_ text: String) {
        guard let parts = URLComponents(string: text),
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host, !host.isEmpty,
            ["", "/"].contains(parts.path), parts.query == nil, parts.fragment == nil, parts.user == nil
        else { return nil }
        isSecure = scheme == "https"
        self.host = host.lowercased()
        port = parts.port
    }

    /// What follows from a listening place: plain HTTP there.
    init(_ place: Settings.Place) {
        isSecure = false
        host = place.host.contains(":") ? "[\(place.host)]" : place.host
        port = place.port
    }

    /// Whether only this machine is meant.
    var isLoopback: Bool {
        host == "localhost" || host.hasPrefix("127.") || host == "[::1]" || host == "::1"
    }
}

extension PublicAddress: CustomStringConvertible {
    /// Without a slash at the end.
    var description: String {
        (isSecure ? "https://" : "http://") + host + (port.map { ":\($0)" } ?? "")
    }
}
