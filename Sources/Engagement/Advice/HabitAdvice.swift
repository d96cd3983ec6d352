/// When somebody is best written to, by their clock, and why.
package struct HabitAdvice: Hashable, Sendable {
    /// The hour before and the hour behind a time of the day: what is expected there, and what was seen.
    package struct Window: Hashable, Sendable {
        /// The time of day, in minutes after midnight.
        package let minute: Int
        /// The share of what they do that is expected within an hour of that time.
        package let share: Double
        /// How many of their moments fell within an hour of that time.
        package let moments: Int
        /// How many of those were answers.
        package let answers: Int
    }

    /// When most is expected: what is sent then meets what they do within an hour of it.
    package let best: Window
    /// How much of that is known from their own moments; the rest is what others do.
    package let ownShare: Double
    /// When they are expected to be active, one in all.
    package let profile: DayProfile
    /// What makes them look like a machine, if anything does.
    package let machine: MachineLikeness?
    private let history: HabitHistory

    /// Takes what is expected of a person.
    init(_ history: HabitHistory, profile: DayProfile, own: Double) {
        best = Self.window(around: profile.best.minute, share: profile.best.share, of: history)
        ownShare = own
        self.profile = profile
        machine = MachineLikeness(history)
        self.history = history
    }

    /// What is expected and was seen around a time of the day: mail is not always sent at the best one.
    package func window(around minute: Int) -> Window {
        Self.window(around: minute, share: profile.windows[minute / DayProfile.slotMinutes], of: history)
    }

    private static func window(around minute: Int, share: Double, of history: HabitHistory) -> Window {
        let near = history.moments.filter { isWithinAnHour($0, of: minute) }
        return Window(minute: minute, share: share, moments: near.count, answers: near.count(where: \.isAnswer))
    }

    /// Whether a moment is no further than an hour from a time of the day.
    package static func isWithinAnHour(_ moment: HabitMoment, of minute: Int) -> Bool {
        let distance = abs(moment.minuteOfDay - minute)
        return min(distance, DayProfile.minutes - distance) <= 60
    }

    /// The best time of the day, in minutes after midnight.
    package var minute: Int { best.minute }

    /// How many of their moments are known.
    package var moments: Int { history.moments.count }

    /// How many of these were answers.
    package var answers: Int { history.moments.count(where: \.isAnswer) }

    /// Whether it is their own habit more than what others do.
    package var isOwnHabit: Bool { ownShare >= 0.5 && machine == nil && best.moments > 0 }
}
