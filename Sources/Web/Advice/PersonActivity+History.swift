internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

extension PersonActivity {
    /// What they did, by their clock; `nil` where they did nothing.
    func history(in zone: TimeZone) -> HabitHistory? {
        guard !opened.isEmpty || !answered.isEmpty else { return nil }
        func moment(_ at: Instant, isAnswer: Bool) -> HabitMoment {
            HabitMoment(
                seconds: at.microseconds / 1_000_000,
                offset: zone.secondsFromGMT(for: at.date) / 60,
                isAnswer: isAnswer
            )
        }
        let moments = opened.map { moment($0, isAnswer: false) } + answered.map { moment($0, isAnswer: true) }
        return HabitHistory(person: person, account: account, moments: moments)
    }
}
