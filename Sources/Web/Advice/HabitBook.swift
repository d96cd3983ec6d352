internal import Engagement
internal import Storage
internal import Tracking

/// What everybody's habits teach, kept for a while: to learn it anew for each advice would take longer than anybody waits.
package actor HabitBook {
    private struct Lesson {
        let model: HabitModel
        let hours: WorkingHours
        let at: Instant
    }

    private let store: Store
    private let judge: ZoneJudge
    private let clock: WallClock
    private var lesson: Lesson?

    /// Habits of months change little within so long.
    static let lifetime = Duration.seconds(2 * 3_600)

    init(store: Store, countries: CountryZones, clock: WallClock) {
        self.store = store
        judge = ZoneJudge(countries: countries)
        self.clock = clock
    }

    /// What is known of everybody; learned now where nothing is, or what is has become old.
    func model(working hours: WorkingHours) async throws -> HabitModel {
        let now = clock.now
        if let lesson, lesson.hours == hours, now >= lesson.at, now - lesson.at < Self.lifetime { return lesson.model }
        return try await learn(working: hours)
    }

    /// Learns from everybody anew, ahead of those who will ask.
    package func renew() async throws {
        _ = try await learn(working: store.settings().workingHours)
    }

    private func learn(working hours: WorkingHours) async throws -> HabitModel {
        let now = clock.now
        // By whose clock something was done has to be known, be it by an answer, a place or a phone number.
        let histories = try await store.everybodysActivity().compactMap { activity in
            judge.zone(activity.clues, at: now).flatMap { activity.history(in: $0.zone) }
        }
        let model = HabitModel(histories, working: hours)
        lesson = Lesson(model: model, hours: hours, at: now)
        return model
    }
}
