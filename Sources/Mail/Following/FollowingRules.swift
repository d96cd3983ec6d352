/// What decides which links of an email are followed, and what of ours it already contains.
package struct FollowingRules: Sendable {
    /// Domains whose links, and those of their subdomains, are left alone; lower case, ASCII.
    package var neverRewriteDomains: Set<String>
    /// Hosts that were blocked as misused; links that lead there, or to names below them, are left alone (product §4.1).
    package var blockedHosts: Set<String>
    /// Whether links whose text is itself an address are left alone (product §3.2).
    package var leavesShownAddresses: Bool
    /// Whether a tracker can carry a link; one that it can't carry is left alone as too long.
    package var carries: (@Sendable (Link) -> Bool)?
    /// Given the decoded bytes of an URL in the HTML: the original attribute's bytes if it is an old tracked link of ours.
    package var restore: (@Sendable ([UInt8]) -> [UInt8]?)?
    /// Given the decoded bytes of a picture's URL: whether it is an old beacon of ours, which is taken out.
    package var isOwnBeacon: (@Sendable ([UInt8]) -> Bool)?
    /// What the addresses begin with that each copy gets others for, also those of pictures and in plain text; `nil` for none.
    package var mark: String?

    /// Rules that know of no old trackers unless told.
    package init(
        neverRewriteDomains: Set<String> = [],
        blockedHosts: Set<String> = [],
        leavesShownAddresses: Bool = false,
        carries: (@Sendable (Link) -> Bool)? = nil,
        restore: (@Sendable ([UInt8]) -> [UInt8]?)? = nil,
        isOwnBeacon: (@Sendable ([UInt8]) -> Bool)? = nil,
        mark: String? = nil
    ) {
        self.neverRewriteDomains = neverRewriteDomains
        self.blockedHosts = blockedHosts
        self.leavesShownAddresses = leavesShownAddresses
        self.carries = carries
        self.restore = restore
        self.isOwnBeacon = isOwnBeacon
        self.mark = mark
    }
}
