package import Engagement

/// What administrators set for everybody.
package struct WorkspaceSettings: Hashable, Sendable, Codable {
    /// Whether mail can be followed at all; off until an administrator has read the privacy text (product §2.1).
    package var isFollowingOn: Bool
    /// What one recipient who does not allow following means for the others (product §2.4).
    package var objectorMode: ObjectorMode
    /// Whether people are asked before they are followed (product §2.3).
    package var consentMode: ConsentMode
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

    /// Whether new mail wishes to be followed, of everybody who did not choose for themselves (product §2.2).
    package var wishesFollowing: Bool
    /// Whether each followed copy leads its recipient to a page of their own, in its footer (product §3.9).
    package var offersPage: Bool
    /// What the footer says; the usual words where it is empty.
    package var pageWords: String

    /// So many seconds *Send* can be undone; 0 for not at all.
    package var undoSeconds: Int
    /// What is so many minutes later than scheduled, since the server was down, is held; 0 for never.
    package var latestMinutes: Int

    /// When people work here (product §6.2).
    package var workingHours: WorkingHours
    /// The kinds of cards that nobody gets (product §5.2).
    package var cardsOff: Set<CardKind>

    /// So long *Send* can be undone at most, in seconds.
    package static let undoLimits = 0...60
    /// So late mail may be at most before it is held, in minutes: a month.
    package static let latestLimits = 0...43_200

    /// A new workspace: following is off, files are really attached, and sending can be undone for ten seconds.
    package init(
        isFollowingOn: Bool = false,
        objectorMode: ObjectorMode = .wholeEmail,
        consentMode: ConsentMode = .optOut,
        neverRewriteDomains: [String] = [],
        leavesShownAddresses: Bool = false,
        followsNewFiles: Bool = false,
        fileDays: Int = 90,
        allowsPrograms: Bool = false,
        followsFilesOfMessages: Bool = false,
        hostsImagesOfMessages: Bool = false,
        wishesFollowing: Bool = true,
        offersPage: Bool = false,
        pageWords: String = "",
        undoSeconds: Int = 10,
        latestMinutes: Int = 0,
        workingHours: WorkingHours = WorkingHours(),
        cardsOff: Set<CardKind> = []
    ) {
        self.isFollowingOn = isFollowingOn
        self.objectorMode = objectorMode
        self.consentMode = consentMode
        self.neverRewriteDomains = neverRewriteDomains
        self.leavesShownAddresses = leavesShownAddresses
        self.followsNewFiles = followsNewFiles
        self.fileDays = fileDays
        self.allowsPrograms = allowsPrograms
        self.followsFilesOfMessages = followsFilesOfMessages
        self.hostsImagesOfMessages = hostsImagesOfMessages
        self.wishesFollowing = wishesFollowing
        self.offersPage = offersPage
        self.pageWords = pageWords
        self.undoSeconds = undoSeconds
        self.latestMinutes = latestMinutes
        self.workingHours = workingHours
        self.cardsOff = cardsOff
    }
}

extension WorkspaceSettings {
    /// The footer of a copy unless an administrator chose other words.
    package static let usualPageWords = "See what is recorded of this email, or stop it"
    /// The longest footer, in characters.
    package static let longestPageWords = 200

    /// What the footer of each followed copy says; `nil` where there is none.
    package var footer: String? {
        guard offersPage else { return nil }
        return pageWords.isEmpty ? Self.usualPageWords : pageWords
    }

    /// The two rules of following that administrators choose.
    package var modes: FollowingModes { FollowingModes(objectors: objectorMode, consent: consentMode) }

    /// Whether a file may be followed: no program, unless they are allowed (product §3.5).
    package func allowsFollowing(name: String, isProgram: Bool) -> Bool {
        allowsPrograms || !isProgram && !ProgramFiles.runs(name: name)
    }
}
