/// What administrators set for everybody.
package struct WorkspaceSettings: Hashable, Sendable, Codable {
    /// Whether mail can be followed at all; off until an administrator has read the privacy text (product §2.1).
    package var isFollowingOn: Bool
    /// Domains whose links are never rewritten, lower-case (product §3.2).
    package var neverRewriteDomains: [String]

    /// A new workspace: following is off.
    package init(isFollowingOn: Bool = false, neverRewriteDomains: [String] = []) {
        self.isFollowingOn = isFollowingOn
        self.neverRewriteDomains = neverRewriteDomains
    }
}
