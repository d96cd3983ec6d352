internal import Foundation

/// Learns a person's hours visit by visit, and scores every view by how well it foretold each visit before it came.
struct HabitLearner {
    /// What a memory holds: a profile for each spread, all in units that grow instead of older ones shrinking.
    private struct Memory {
        let halfLife: Double
        var profiles = Array(repeating: DayProfile(), count: HabitView.spreads.count)
        var count = 0.0
        var unit = 1.0

        mutating func add(_ weight: Double, at slot: Int) {
            unit *= exp2(weight / halfLife)
            count += weight * unit
            for spread in profiles.indices {
                profiles[spread].add(weight * unit, at: slot, spread: HabitView.spreads[spread])
            }
            guard unit > 1e100 else { return }
            for spread in profiles.indices { profiles[spread].multiply(by: 1 / unit) }
            count /= unit
            unit = 1
        }
    }

    private let crowd: DayProfile
    private var memories = HabitView.memories.map { Memory(halfLife: $0) }
    /// How well each view foretold the visits: the logarithm of their probability, beside that of any time of the day.
    private(set) var scores = Array(repeating: 0.0, count: HabitView.own.count + 1)

    /// Begins with the crowd, which is one in all.
    init(crowd: DayProfile) {
        self.crowd = crowd
    }

    /// Takes all visits of a person, earliest first.
    mutating func take(_ history: HabitHistory) {
        for visit in history.visits {
            let weight = HabitHistory.weight(ofEach: visit)
            for moment in visit { score(moment.slot, weight) }
            for moment in visit {
                for memory in memories.indices { memories[memory].add(weight, at: moment.slot) }
            }
        }
    }

    private mutating func score(_ slot: Int, _ weight: Double) {
        let common = crowd.values[slot]
        var view = 0
        for memory in memories {
            let count = memory.count / memory.unit
            for profile in memory.profiles {
                let own = profile.values[slot] / memory.unit
                let probability = (own + HabitView.crowd * common) / (count + HabitView.crowd)
                scores[view] += weight * log(probability * Double(DayProfile.slots))
                view += 1
            }
        }
        scores[view] += weight * log(common * Double(DayProfile.slots))
    }

    /// When the person is active next, as all views together foretell it; and how much of that is their own habit.
    func prospect(_ weights: [Double]) -> (profile: DayProfile, own: Double) {
        var profile = DayProfile()
        var own = 0.0
        for (view, weight) in zip(HabitView.own, weights) {
            let memory = memories[view.memory]
            let count = memory.count / memory.unit
            profile.add(memory.profiles[view.spread], times: weight / (memory.unit * (count + HabitView.crowd)))
            own += weight * count / (count + HabitView.crowd)
        }
        profile.add(crowd, times: 1 - own)
        return (profile, own)
    }
}
