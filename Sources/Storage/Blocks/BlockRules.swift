internal import Mail
package import Tracking

/// What storage can't know itself of what may be blocked.
package struct BlockRules: Sendable {
    /// The host of the tracking listener, in lower case.
    package let trackingHost: String
    /// Every key there is, and what it may still do.
    package let keys: [KeyID: KeyState]

    /// Takes the two.
    package init(trackingHost: String, keys: [KeyID: KeyState]) {
        self.trackingHost = trackingHost
        self.keys = keys
    }

    /// Refuses what can't be blocked, or what nobody means to block.
    func check(_ host: LinkHost) throws(StoreError) {
        if let own = LinkHost(typed: trackingHost), host.lies(in: own.text) {
            throw Self.refusal(
                "This is Inkling’s own host, where every tracked link begins. Block the host that the link leads to, "
                    + "or the email that it stands in."
            )
        }
        if host.isSingleLabel {
            throw Self.refusal("This would block every name that ends so. Give a whole host, such as contoso.com.")
        }
    }

    /// Refuses a key that does not exist, and the last one that seals; `blocked` are the keys that are blocked already.
    func check(_ key: KeyID, blocked: Set<KeyID>) throws(StoreError) {
        switch keys[key] {
        case nil: throw Self.refusal("There is no key of this number; `inkling key list` shows those there are.")
        case .revoked: throw Self.refusal("This key is revoked: what it sealed is refused already.")
        case .active, .retired: break
        }
        let canSeal = keys.contains { $0.value == .active && $0.key != key && !blocked.contains($0.key) }
        guard canSeal else {
            throw Self.refusal(
                "New mail is sealed with this key and there is no other. Make one with `inkling key rotate`, then block this."
            )
        }
    }

    static func refusal(_ problem: String) -> StoreError { .invalid(field: "what", problem: problem) }
}
