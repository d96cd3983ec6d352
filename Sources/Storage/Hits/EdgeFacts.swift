package import Tracking

/// What storage knows of the edge state, which the tracking listener reads (design §3.3).
package struct EdgeFacts: Hashable, Sendable {
    /// Whether mail can be followed at all.
    package let isFollowingOn: Bool
    /// The emails whose tokens record nothing any more.
    package let silenced: Set<EmailID>
    /// The copies whose tokens record nothing any more, for their recipients are silenced.
    package let silencedCopies: Set<CopyReference>
    /// The followed attachments and hosted images of mail that was sent.
    package let files: [FileReference: FileManifest]
    /// What was misused and is blocked.
    package let blocked: Blocked

    /// Takes what is known.
    package init(
        isFollowingOn: Bool,
        silenced: Set<EmailID>,
        silencedCopies: Set<CopyReference> = [],
        files: [FileReference: FileManifest] = [:],
        blocked: Blocked = Blocked()
    ) {
        self.isFollowingOn = isFollowingOn
        self.silenced = silenced
        self.silencedCopies = silencedCopies
        self.files = files
        self.blocked = blocked
    }
}
