internal import Mail
internal import Tracking

extension FollowingRules {
    /// The rules where these keys seal.
    ///
    /// Old trackers in quoted history are recognised by opening their token, whatever the host (product §3.4).
    init(keys: KeyRing, neverRewriteDomains: [String]) {
        self.init(
            neverRewriteDomains: Set(neverRewriteDomains),
            carries: { link in LinkTarget(link) != nil },
            restore: { url in
                guard case .link(_, let target)? = Self.token(in: url, keys: keys)?.content else { return nil }
                return target.original ?? Link.plainRaw(of: target.location)
            },
            isOwnBeacon: { url in Self.token(in: url, keys: keys)?.kind == .beacon }
        )
    }

    private static func token(in url: [UInt8], keys: KeyRing) -> Token? {
        guard let address = TrackingAddress(url: String(decoding: url, as: UTF8.self)) else { return nil }
        return try? keys.open(address.token.utf8)
    }
}
