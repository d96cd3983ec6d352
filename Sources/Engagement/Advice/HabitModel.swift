internal import Foundation

/// Learns when people are active, each from their own moments and, as far as these are few, from the others.
///
/// A person's next visit is foretold by several views at once. How much each of them weighs is learned twice: from all people
/// together, and for each one from how well it foretold their visits so far, each before it came. Thus habits that moved
/// are followed, diffuse ones are not mistaken for sharp ones, and who was seen once or twice is taken for one of the crowd
/// in as much as people are alike. Equal histories give equal advice: nothing is drawn by lot.
package struct HabitModel: Sendable {
    /// How often the weights are improved by what people show.
    private static let rounds = 8
    /// What every view counts for before anybody has shown anything.
    private static let supposed = 0.5

    private let crowd: HabitCrowd
    /// The logarithm of what each view counts for, before anything is known of a person.
    private let weights: [Double]

    /// Learns from everyone's histories.
    package init(_ histories: [HabitHistory], working hours: WorkingHours = WorkingHours()) {
        let crowd = HabitCrowd(histories, working: hours)
        self.crowd = crowd
        let scores = histories.compactMap { history -> [Double]? in
            // One visit shows nothing of what comes after it.
            guard history.moments.count > 1, MachineLikeness(history) == nil else { return nil }
            return Self.learner(history, crowd).scores
        }
        let views = HabitView.own.count + 1
        var shares = Array(repeating: 1 / Double(views), count: views)
        for _ in 0..<Self.rounds {
            let logarithms = shares.map { log($0) }
            var sums = Array(repeating: Self.supposed, count: views)
            for person in scores {
                for (view, share) in Self.shares(person, logarithms).enumerated() { sums[view] += share }
            }
            let all = sums.reduce(0, +)
            shares = sums.map { $0 / all }
        }
        weights = shares.map { log($0) }
    }

    /// When a person is best written to, by their clock.
    package func advice(for history: HabitHistory) -> HabitAdvice {
        let learner = Self.learner(history, crowd)
        let (profile, own) = learner.prospect(Self.shares(learner.scores, weights))
        return HabitAdvice(history, profile: profile, own: own)
    }

    private static func learner(_ history: HabitHistory, _ crowd: HabitCrowd) -> HabitLearner {
        var learner = HabitLearner(crowd: crowd.expectation(for: history))
        learner.take(history)
        return learner
    }

    /// What each view counts for, one in all, by its score and what it counted for before.
    private static func shares(_ scores: [Double], _ logarithms: [Double]) -> [Double] {
        let sums = zip(scores, logarithms).map(+)
        let most = sums.max() ?? 0
        let shares = sums.map { exp($0 - most) }
        let all = shares.reduce(0, +)
        return shares.map { $0 / all }
    }
}
