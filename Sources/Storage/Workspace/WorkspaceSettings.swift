internal import Engagement

/// What administrators set for everybody.
package struct WorkspaceSettings: Hashable, Sendable, Codable {
    /// Whether mail can be followed at all; off until an administrator has read the privacy text (product §2.1).
    package var isFollowingOn: Bool
    /// Domains whose links are never rewritten, lower-case (product §3.2).
    package var neverRewriteDomains: [String]
    /// Whether links whose text is itself an address are left alone (product §3.2).
    package var leavesShownAddresses: Bool

    /// Whether a file that is added to an email is followed unless its sender says otherwise (product §3.5).
    package var followsNewFiles: Bool
    /// So many days followed files are offered unless their sender says otherwise.
    package var fileDays: Int
    /// Whether programs may be offered as followed files.
    package var allowsPrograms: Bool
    /// Whether the files of messages that are submitted whole become followed ones.
    package var followsFilesOfMessages: Bool
    /// Whether the images inside of messages that are submitted whole are hosted.
    package var hostsImagesOfMessages: Bool

    /// A new workspace: following is off, and files are really attached.
    package init(
        isFollowingOn: Bool = false,
        neverRewriteDomains: [String] = [],
        leavesShownAddresses: Bool = false,
        followsNewFiles: Bool = false,
        fileDays: Int = 90,
        allowsPrograms: Bool = false,
        followsFilesOfMessages: Bool = false,
        hostsImagesOfMessages: Bool = false
    ) {
        self.isFollowingOn = isFollowingOn
        self.neverRewriteDomains = neverRewriteDomains
        self.leavesShownAddresses = leavesShownAddresses
        self.followsNewFiles = followsNewFiles
        self.fileDays = fileDays
        self.allowsPrograms = allowsPrograms
        self.followsFilesOfMessages = followsFilesOfMessages
        self.hostsImagesOfMessages = hostsImagesOfMessages
    }
}

extension WorkspaceSettings {
    /// Whether a file may be followed: no program, unless they are allowed (product §3.5).
    package func allowsFollowing(name: String, isProgram: Bool) -> Bool {
        allowsPrograms || !isProgram && !ProgramFiles.runs(name: name)
    }
}
