internal import Engagement
internal import Storage
internal import Tracking

extension DeliveryAdvice {
    /// Why that time, and what is not known, in sentences.
    var reasons: [String] {
        guard let time else { return [Self.unknown] }
        var reasons: [String] = []
        if people.count == 1, let person = people.first {
            reasons.append(reason(for: person))
        } else {
            reasons.append(Self.together(time, of: people.count))
        }
        let lost = people.filter { $0.zone == nil }.map(\.name)
        if !lost.isEmpty {
            reasons.append("Where \(Counts.list(Array(lost.prefix(3)), of: lost.count)) may be is not known.")
        }
        return reasons
    }

    /// When somebody is active, and how that is known; for the time that all of them together get it.
    func reason(for person: Person) -> String {
        guard let zone = person.zone else { return "In which time zone they are is not known." }
        guard let habit = person.habit else {
            return "When they read is not known yet: the next working hour in \(zone.name)."
        }
        guard let minute = minute(for: person) else { return habit.reason }
        return habit.reason(at: minute, in: zone.name, working: workingHours, isShared: people.count > 1)
    }

    /// The share of what somebody does that is expected within an hour of that time.
    func confidence(for person: Person) -> Double? {
        person.habit.map { habit in minute(for: person).map { habit.window(around: $0).share } ?? habit.best.share }
    }

    /// What the clock of a person shows at that time, in minutes after midnight.
    private func minute(for person: Person) -> Int? {
        person.zone.flatMap { zone in time.map { WallTime($0.moment, in: zone.zone).minuteOfDay } }
    }

    /// What would help where nothing is known.
    private static let unknown =
        "Not known yet: nothing tells in which time zone they are. An answer of theirs, a phone number with its country code, or their postal address would."

    private static func together(_ time: DeliveryTime, of count: Int) -> String {
        let atWork =
            time.atWork == count
            ? "All \(count) of them are at work then" : "\(time.atWork) of \(count) are at work then"
        return time.isLearned
            ? "\(atWork), and what they did so far speaks for that hour."
            : "\(atWork). When they read is not known yet."
    }
}
