package import Engagement

/// What was worked out at the moment of sending, kept before the first copy leaves.
package struct Prepared: Hashable, Sendable {
    /// Whether it is followed, decided anew (product §2.5).
    package let decision: FollowingDecision
    /// The `Message-ID` of all its copies, without angle brackets.
    package let messageID: String
    /// Its tracked links in order; empty where it is not followed.
    package let links: [TrackedLink]
    /// The seller's own copy, without trackers (product §3.7).
    package let clean: [UInt8]
    /// The files of a whole message that are followed, or are not though such files are; `nil` for what was written here.
    package let submittedFiles: [EmailFile]?

    /// Puts it together.
    package init(
        decision: FollowingDecision,
        messageID: String,
        links: [TrackedLink],
        clean: [UInt8],
        submittedFiles: [EmailFile]? = nil
    ) {
        self.decision = decision
        self.messageID = messageID
        self.links = links
        self.clean = clean
        self.submittedFiles = submittedFiles
    }
}
