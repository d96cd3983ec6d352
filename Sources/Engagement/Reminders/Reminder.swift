package import Tracking

/// The reminder of an email (product §8).
package struct Reminder: Hashable, Sendable {
    /// What is wanted.
    package let plan: ReminderPlan
    /// How far it got.
    package private(set) var progress: ReminderProgress
    /// Whether what recipients do with the email is recorded.
    package let isFollowed: Bool
    /// Whether the email, though followed, has nothing of what the condition is about: no followed link, or no followed file.
    package let lacksTarget: Bool

    /// Takes a reminder as it was stored, or a new one.
    package init(
        plan: ReminderPlan,
        progress: ReminderProgress = .waiting,
        isFollowed: Bool,
        lacksTarget: Bool = false
    ) {
        self.plan = plan
        self.progress = progress
        self.isFollowed = isFollowed
        self.lacksTarget = lacksTarget
    }

    /// Where it stands.
    package var state: ReminderState {
        switch progress {
        case .waiting: fallsBack ? .invalid : .set
        case .met(let evidence): .metEarly(evidence)
        case .fired(let instant, _): .fired(at: instant)
        }
    }

    /// What it really waits for, or waited for.
    package var effectiveCondition: ReminderCondition {
        switch progress {
        case .waiting: fallsBack ? .anyway : plan.condition
        case .met: plan.condition
        case .fired(_, let anyway): anyway ? .anyway : plan.condition
        }
    }

    private var fallsBack: Bool { plan.condition.needsFollowing && (!isFollowed || lacksTarget) }

    /// Takes in what is believed now to have happened.
    ///
    /// What made it needless may turn out a machine's: then it waits again. What came is never taken back.
    package mutating func settle(_ evidence: [ReminderEvidence]) {
        switch progress {
        case .fired: return
        case .waiting where fallsBack: return
        case .waiting, .met: progress = plan.condition.settled(by: evidence).map { .met($0) } ?? .waiting
        }
    }

    /// Lets it come where its time has come and it is still needed; says whether it came.
    package mutating func fire(at now: Instant) -> Bool {
        guard progress == .waiting, now >= plan.at else { return false }
        progress = .fired(at: now, anyway: fallsBack)
        return true
    }
}
