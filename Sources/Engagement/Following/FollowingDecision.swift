/// Wish and verdict of following for one email, with the reason in words (product §2).
package struct FollowingDecision: Hashable, Sendable {
    /// What the sender asked for.
    package let wish: Bool
    /// What the seller is shown.
    package let state: FollowingState
    /// The addresses that do not allow it, in the order of the recipients.
    package let blockedBy: [String]
    /// Why it is off or blocked, as a sentence; `nil` when it is on.
    package let reason: String?

    /// The verdict of following: whether the copies carry beacon and tracked links.
    package var isFollowed: Bool { state == .on }

    /// Takes a decision as it was stored.
    package init(wish: Bool, state: FollowingState, blockedBy: [String], reason: String?) {
        self.wish = wish
        self.state = state
        self.blockedBy = blockedBy
        self.reason = reason
    }
}

extension FollowingDecision {
    /// Decides by the rules of product §2.2 and §2.4: one objector makes the whole email unfollowed.
    ///
    /// - Parameters:
    ///   - wish: what the sender asked for.
    ///   - isSwitchedOn: whether an administrator switched following on for the workspace.
    ///   - obstacle: why this mail can't be followed, as a sentence; `nil` where it can.
    ///   - recipients: every To, Cc and Bcc address with its preference.
    /// - Returns: wish, state and reason; what it says of the verdict holds for every copy.
    package static func decide(
        wish: Bool,
        isSwitchedOn: Bool,
        obstacle: String?,
        recipients: [(address: String, preference: Preference)]
    ) -> FollowingDecision {
        let objectors = recipients.filter { $0.preference == .disallow }.map(\.address)
        guard isSwitchedOn else {
            return off(wish: wish, "Following is switched off for this workspace.")
        }
        if let obstacle {
            return off(wish: wish, obstacle)
        }
        guard wish else {
            return off(wish: wish, "You chose not to follow this email.")
        }
        guard objectors.isEmpty else {
            let reason =
                "\(objectors.formattedAsList) would rather not be followed, so nobody’s copy of this email will be."
            return FollowingDecision(wish: wish, state: .blocked, blockedBy: objectors, reason: reason)
        }
        return FollowingDecision(wish: wish, state: .on, blockedBy: [], reason: nil)
    }

    private static func off(wish: Bool, _ reason: String) -> FollowingDecision {
        FollowingDecision(wish: wish, state: .off, blockedBy: [], reason: reason)
    }
}

extension [String] {
    /// "a", "a and b", "a, b and c".
    fileprivate var formattedAsList: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
