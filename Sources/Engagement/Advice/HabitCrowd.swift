/// When everyone is active, and everyone of an account: what stands in for habits that a person has not shown yet.
struct HabitCrowd {
    /// What one person adds, so that it can be left out for them.
    private struct Part {
        var profile = DayProfile()
        var weight = 0.0
    }

    /// Visits of everyone that weigh as much as the hours that people usually work.
    private static let workWeight = 10.0
    /// Visits of an account that weigh as much as everyone.
    private static let everyoneWeight = 8.0
    /// However many visits a person made, they count no more than this in the crowd.
    private static let mostOfOne = 6.0
    /// A little at any time: hours that were never sampled are not hours at which nobody would be there.
    private static let anyTime = 0.03
    private static let spread = DaySpread(minutes: 60)

    private let work: DayProfile
    private var all = Part()
    private var accounts: [String: Part] = [:]

    init(_ histories: [HabitHistory], working hours: WorkingHours) {
        work = DayProfile(hours)
        for history in histories {
            guard let part = Self.part(of: history) else { continue }
            Self.add(part, to: &all)
            if let account = history.account { Self.add(part, to: &accounts[account, default: Part()]) }
        }
    }

    /// Everyone's hours.
    var everyone: DayProfile { mixed(all, into: work, weighing: Self.workWeight) }

    /// When a person would be active if nothing were known of them: like their account, like everyone.
    ///
    /// They are not counted in it themselves, for their own moments count by themselves.
    func expectation(for history: HabitHistory) -> DayProfile {
        let part = Self.part(of: history) ?? Part()
        var others = all
        Self.add(part, to: &others, times: -1)
        let everyone = mixed(others, into: work, weighing: Self.workWeight)
        guard let account = history.account, var colleagues = accounts[account] else { return everyone }
        Self.add(part, to: &colleagues, times: -1)
        return mixed(colleagues, into: everyone, weighing: Self.everyoneWeight)
    }

    private func mixed(_ part: Part, into base: DayProfile, weighing weight: Double) -> DayProfile {
        var profile = base
        profile.multiply(by: weight * (1 - Self.anyTime))
        profile.add(part.profile, times: 1 - Self.anyTime)
        let rest = Self.anyTime * (weight + part.weight) / Double(DayProfile.slots)
        for slot in profile.values.indices { profile.values[slot] = max(0, profile.values[slot]) + rest }
        profile.scale(to: 1)
        return profile
    }

    private static func add(_ part: Part, to whole: inout Part, times factor: Double = 1) {
        whole.profile.add(part.profile, times: factor)
        whole.weight += factor * part.weight
    }

    /// A person's part: much less than in proportion to what they did.
    ///
    /// A machine has none.
    private static func part(of history: HabitHistory) -> Part? {
        guard MachineLikeness(history) == nil else { return nil }
        var part = Part()
        for visit in history.visits {
            let weight = HabitHistory.weight(ofEach: visit)
            for moment in visit { part.profile.add(weight, at: moment.slot, spread: spread) }
            part.weight += weight * Double(visit.count)
        }
        guard part.weight > 0 else { return nil }
        let counted = min(mostOfOne, part.weight > 1 ? part.weight.squareRoot() : part.weight)
        part.profile.multiply(by: counted / part.weight)
        part.weight = counted
        return part
    }
}
