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

    /// So many seconds *Send* can be undone; 0 for not at all.
    package var undoSeconds: Int
    /// What is so many minutes later than scheduled, since the server was down, is held; 0 for never.
    package var latestMinutes: Int

    /// So long *Send* can be undone at most, in seconds.
    package static let undoLimits = 0...60
    /// So late mail may be at most before it is held, in minutes: a month.
    package static let latestLimits = 0...43_200

    /// A new workspace: following is off, and files are really attached.
    package init(
        isFollowingOn: Bool = false,
        neverRewriteDomains: [String] = [],
        leavesShownAddresses: Bool = false,
        followsNewFiles: Bool = false,
        fileDays: Int = 90,
        allowsPrograms: Bool = false,
        followsFilesOfMessages: Bool = false,
        hostsImagesOfMessages: Bool = false,
        undoSeconds: Int = 0,
        latestMinutes: Int = 0
    ) {
        self.isFollowingOn = isFollowingOn
        self.neverRewriteDomains = neverRewriteDomains
        self.leavesShownAddresses = leavesShownAddresses
        self.followsNewFiles = followsNewFiles
        self.fileDays = fileDays
        self.allowsPrograms = allowsPrograms
        self.followsFilesOfMessages = followsFilesOfMessages
        self.hostsImagesOfMessages = hostsImagesOfMessages
        self.undoSeconds = undoSeconds
        self.latestMinutes = latestMinutes
    }
}

extension WorkspaceSettings {
    /// Whether a file may be followed: no program, unless they are allowed (product §3.5).
    package func allowsFollowing(name: String, isProgram: Bool) -> Bool {
        allowsPrograms || !isProgram && !ProgramFiles.runs(name: name)
    }
}
