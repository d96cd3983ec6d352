internal import Foundation
internal import Tracking

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

    /// What follows from a listening place: plain HTTP there unless it has certificates.
    init(_ place: Settings.Place, isSecure: Bool = false) {
        self.isSecure = isSecure
        host = place.host.contains(":") ? "[\(place.host)]" : place.host
        port = place.port
    }

    /// Whether every address of the machine is meant, which is none that others could open.
    var isWildcard: Bool { ["0.0.0.0", "[::]"].contains(host) }

    /// As a mail program calls itself: the name, or the address in brackets (RFC 5321 §4.1.3).
    var mailName: String {
        let bare = host.trimmingCharacters(in: ["[", "]"])
        guard NetworkAddress(bare) != nil else { return host }
        return bare.contains(":") ? "[IPv6:\(bare)]" : "[\(bare)]"
    }

    /// Whether only this machine is meant.
    var isLoopback: Bool { TrackingBase.isLoopback(host) }
}

extension PublicAddress: CustomStringConvertible {
    /// Without a slash at the end.
    var description: String {
        (isSecure ? "https://" : "http://") + host + (port.map { ":\($0)" } ?? "")
    }
}
