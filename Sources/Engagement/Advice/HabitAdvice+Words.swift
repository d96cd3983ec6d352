extension HabitAdvice {
    /// Why the best time is the best, in words.
    package var reason: String { reason(for: best, in: nil) }

    /// Why mail is sent at a time of their day, which is not always the best one, in words.
    ///
    /// `place` is where their clock shows that; `isShared` says that the time was chosen for others as well.
    package func reason(
        at minute: Int,
        in place: String,
        working hours: WorkingHours,
        isShared: Bool
    ) -> String {
        let window = window(around: minute)
        // Within working hours there may be little of what they do.
        guard isOwnHabit, window.moments == 0 || window.share < best.share / 2 else {
            return reason(for: window, in: place)
        }
        let isOutside = !(hours.start..<hours.end).contains(best.minute)
        let habit = habit(in: best, place) + (isOutside ? ", outside your working hours" : "")
        let time = Self.clock(minute)
        let chosen =
            isShared
            ? "At \(time), the time for all of them together" : isOutside ? "Within them most at \(time)" : "At \(time)"
        let then = window.moments == 0 ? "none" : "\(window.moments)"
        return "\(habit): \(seen(in: best)). \(chosen), \(then) of \(moments) so far."
    }

    private func reason(for window: Window, in place: String?) -> String {
        if let machine { return "Most moments come \(machine.words); this is the likeliest time that is left." }
        if isOwnHabit { return "\(habit(in: window, place)): \(seen(in: window))." }
        guard moments > 0 else { return "Nothing is known yet: when others are active." }
        let known = moments == 1 ? "1 moment is known" : "\(moments) moments are known"
        guard window.moments > 0 else { return "Only \(known): mostly when others are active." }
        let part = moments == 1 ? "" : "\(window.moments) of them "
        return "Only \(known), \(part)\(Self.span(window, place)), when others are active too."
    }

    /// "Answers mostly between 9:00 and 11:00 in Berlin".
    private func habit(in window: Window, _ place: String?) -> String {
        (answers == moments ? "Answers mostly " : "Mostly active ") + Self.span(window, place)
    }

    /// "12 of 14 replies".
    private func seen(in window: Window) -> String {
        let seen = "\(window.moments) of \(moments) \(answers == moments ? "replies" : "moments")"
        guard answers < moments, window.answers > 0 else { return seen }
        return seen + ", \(window.answers) of them \(window.answers == 1 ? "a reply" : "replies")"
    }

    private static func span(_ window: Window, _ place: String?) -> String {
        let hours = "between \(clock(window.minute - 60)) and \(clock(window.minute + 60))"
        return place.map { "\(hours) in \($0)" } ?? hours
    }

    private static func clock(_ minute: Int) -> String {
        let minute = (minute + DayProfile.minutes) % DayProfile.minutes
        let rest = minute % 60
        return "\(minute / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}
