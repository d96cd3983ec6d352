internal import Mail
internal import Tracking

extension FollowingRules {
    /// The rules where these keys seal.
    ///
    /// Old trackers in quoted history are recognised by opening their token, whatever the host (product §3.4).
    init(keys: KeyRing, neverRewriteDomains: [String], leavesShownAddresses: Bool = false) {
        self.init(
            neverRewriteDomains: Set(neverRewriteDomains),
            leavesShownAddresses: leavesShownAddresses,
            carries: { link in LinkTarget(link) != nil },
            restore: { url in
                switch Self.token(in: url, keys: keys)?.content {
                case .link(_, let target): return target.original ?? Link.plainRaw(of: target.location)
                // An old file, or somebody's own page, has no address but the one that tells on who was given it: its words
                // lead nowhere now.
                case .file, .page: return Array("#".utf8)
                default: return nil
                }
            },
            // An old picture is evidence of an open, as the beacon is.
            isOwnBeacon: { url in [.beacon, .image].contains(Self.token(in: url, keys: keys)?.kind) }
        )
    }

    private static func token(in url: [UInt8], keys: KeyRing) -> Token? {
        guard let address = TrackingAddress(url: String(decoding: url, as: UTF8.self)) else { return nil }
        return try? keys.open(address.token.utf8)
    }
}
