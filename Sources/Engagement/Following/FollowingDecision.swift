/// Wish and verdict of following for one email, with the reason in words (product §2).
package struct FollowingDecision: Hashable, Sendable {
    /// What the sender asked for.
    package let wish: Bool
    /// What the seller is shown.
    package let state: FollowingState
    /// The addresses that do not allow it, in the order of the recipients.
    package let blockedBy: [String]
    /// The addresses whose copies alone are left plain, in the order of the recipients; the others are followed.
    package let exceptFor: [String]
    /// Why it is off or blocked, as a sentence; `nil` when it is on.
    package let reason: String?

    /// The verdict of following: whether the copies carry beacon and tracked links, but for those left plain.
    package var isFollowed: Bool { state == .on }

    /// Whether every copy carries them.
    package var isFollowedWhole: Bool { isFollowed && exceptFor.isEmpty }

    /// The addresses that do not allow it, whatever that means for the others.
    package var objectors: [String] { blockedBy + exceptFor }

    /// Takes a decision as it was stored.
    package init(wish: Bool, state: FollowingState, blockedBy: [String], exceptFor: [String] = [], reason: String?) {
        self.wish = wish
        self.state = state
        self.blockedBy = blockedBy
        self.exceptFor = exceptFor
        self.reason = reason
    }
}

extension FollowingDecision {
    /// Decides by the rules of product §2.2 to §2.4.
    ///
    /// - Parameters:
    ///   - wish: what the sender asked for.
    ///   - isSwitchedOn: whether an administrator switched following on for the workspace.
    ///   - obstacle: why this mail can't be followed, as a sentence; `nil` where it can.
    ///   - recipients: every To, Cc and Bcc address with what speaks against following it at this moment.
    ///   - modes: what the workspace makes of objectors and of consent.
    /// - Returns: wish, state and reason; what it says of the verdict holds for every copy that is not left plain.
    package static func decide(
        wish: Bool,
        isSwitchedOn: Bool,
        obstacle: String?,
        recipients: [(address: String, objections: [Objection])],
        modes: FollowingModes = FollowingModes()
    ) -> FollowingDecision {
        let objecting = recipients.compactMap { recipient in
            recipient.objections.first.map { (who: recipient.address, objection: $0) }
        }
        let objectors = objecting.map(\.who)
        guard isSwitchedOn else {
            return off(wish: wish, "Following is switched off for this workspace.")
        }
        if let obstacle {
            return off(wish: wish, obstacle)
        }
        guard wish else {
            return off(wish: wish, "You chose not to follow this email.")
        }
        guard !objectors.isEmpty else {
            return FollowingDecision(wish: wish, state: .on, blockedBy: [], reason: nil)
        }
        if modes.objectors == .perCopy, objectors.count < recipients.count {
            return FollowingDecision(wish: wish, state: .on, blockedBy: [], exceptFor: objectors, reason: nil)
        }
        let reason = Self.reason(objecting, modes: modes)
        return FollowingDecision(wish: wish, state: .blocked, blockedBy: objectors, reason: reason)
    }

    /// Why nobody is followed where it is these people who may not be, as a sentence; each with what speaks against it most plainly.
    package static func reason(_ objectors: [(who: String, objection: Objection)], modes: FollowingModes) -> String {
        let reasons = Objection.allCases.compactMap { objection -> String? in
            let people = objectors.filter { $0.objection == objection }.map(\.who)
            return people.isEmpty ? nil : "\(people.formattedAsList) \(objection.words(ofOne: people.count == 1))"
        }
        return "\(reasons.formattedAsList), \(modes.consequence)"
    }

    private static func off(wish: Bool, _ reason: String) -> FollowingDecision {
        FollowingDecision(wish: wish, state: .off, blockedBy: [], reason: reason)
    }
}

extension Objection {
    fileprivate func words(ofOne isOne: Bool) -> String {
        switch self {
        case .own: "would rather not be followed"
        case .account: isOne ? "belongs to an account that is not followed" : "belong to accounts that are not followed"
        case .silenced: isOne ? "is silenced" : "are silenced"
        case .noConsent: "did not consent to being followed"
        }
    }
}

extension FollowingModes {
    fileprivate var consequence: String {
        switch objectors {
        case .wholeEmail: "so nobody’s copy of this email will be followed."
        case .perCopy: "and nobody else gets this email."
        }
    }
}

extension [String] {
    /// "a", "a and b", "a, b and c".
    fileprivate var formattedAsList: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
