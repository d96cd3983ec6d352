package import Tracking

/// What storage knows of the edge state, which the tracking listener reads (design §3.3).
package struct EdgeFacts: Hashable, Sendable {
    /// Whether mail can be followed at all.
    package let isFollowingOn: Bool
    /// The emails whose tokens record nothing any more.
    package let silenced: Set<EmailID>

    /// Takes the two.
    package init(isFollowingOn: Bool, silenced: Set<EmailID>) {
        self.isFollowingOn = isFollowingOn
        self.silenced = silenced
    }
}
