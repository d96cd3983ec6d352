package import Tracking

/// What an edge must know beyond keys (design §3.3), published by storage as one small file.
package struct EdgeState: Hashable, Sendable {
    /// Whether following is switched on; while it is off links still lead on and nothing is recorded (product §2.1).
    package var isFollowingOn: Bool
    /// Emails whose tokens stopped recording.
    package var silencedEmails: Set<EmailID>
    /// Copies whose tokens stopped recording.
    package var silencedCopies: Set<CopyReference>
    /// Hosts that no link may lead to any more, in lower case; names below them are blocked, too.
    package var blockedHosts: Set<String>
    /// Emails whose links lead nowhere any more.
    package var blockedEmails: Set<EmailID>
    /// Keys whose tokens are refused.
    package var blockedKeys: Set<KeyID>
    /// The followed attachments and hosted images of mail that was sent.
    package var files: [FileReference: FileManifest]

    /// Takes what is known; by default nothing is silenced or blocked.
    package init(
        isFollowingOn: Bool = true,
        silencedEmails: Set<EmailID> = [],
        silencedCopies: Set<CopyReference> = [],
        blockedHosts: Set<String> = [],
        blockedEmails: Set<EmailID> = [],
        blockedKeys: Set<KeyID> = [],
        files: [FileReference: FileManifest] = [:]
    ) {
        self.isFollowingOn = isFollowingOn
        self.silencedEmails = silencedEmails
        self.silencedCopies = silencedCopies
        self.blockedHosts = blockedHosts
        self.blockedEmails = blockedEmails
        self.blockedKeys = blockedKeys
        self.files = files
    }
}
