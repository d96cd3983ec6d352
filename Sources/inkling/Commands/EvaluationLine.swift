internal import Engagement
internal import Foundation

/// What `inkling advise --evaluate` prints.
struct EvaluationLine: Encodable {
    /// A way to choose a time.
    private struct Score: Encodable {
        private enum CodingKeys: CodingKey {
            case share, shareOfPeople
        }

        /// The share of all later moments within an hour of it.
        let share: Double?
        /// The mean of that share over people.
        let shareOfPeople: Double?

        init(_ score: HabitEvaluation.Score?) {
            share = score.map { ($0.moments * 10_000).rounded() / 10_000 }
            shareOfPeople = score.map { ($0.people * 10_000).rounded() / 10_000 }
        }

        /// What could not be measured is null, not left out.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(share, forKey: .share)
            try container.encode(shareOfPeople, forKey: .shareOfPeople)
        }
    }

    private let people: Int
    private let learned: Int
    private let later: Int
    private let advice: Score
    private let everyoneHour: Score
    private let everyoneTime: String
    private let personHour: Score

    init(_ evaluation: HabitEvaluation) {
        people = evaluation.people
        learned = evaluation.learned
        later = evaluation.later
        advice = Score(evaluation.advice)
        everyoneHour = Score(evaluation.everyone)
        let parts = [evaluation.everyoneMinute / 60, evaluation.everyoneMinute % 60]
        everyoneTime = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        personHour = Score(evaluation.person)
    }

    /// On one line, whose members are always the same.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
