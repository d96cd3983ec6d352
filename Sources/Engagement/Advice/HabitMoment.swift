/// When somebody did something of their own accord: opened, clicked or answered.
package struct HabitMoment: Hashable, Sendable {
    /// Seconds since 1970.
    package let seconds: Int64
    /// How far the person's clock was ahead of UTC, in minutes.
    package let offset: Int
    /// Whether they answered then; opening and clicking say less.
    package let isAnswer: Bool

    /// Takes a moment and the offset of the clock that the person went by.
    package init(seconds: Int64, offset: Int, isAnswer: Bool = false) {
        self.seconds = seconds
        self.offset = offset
        self.isAnswer = isAnswer
    }

    /// What the person's clock showed, in minutes after midnight.
    package var minuteOfDay: Int {
        let minute = (Int(seconds.quotient(60)) + offset) % DayProfile.minutes
        return minute < 0 ? minute + DayProfile.minutes : minute
    }

    /// The quarter of an hour of the day.
    var slot: Int { minuteOfDay / DayProfile.slotMinutes }
}

extension Int64 {
    /// Rounded down, also before 1970.
    fileprivate func quotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
