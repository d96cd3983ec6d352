internal import Engagement
internal import Storage

/// When people work, as programs read and set it.
struct WorkingHoursAnswer: Encodable, Sendable {
    let days: [Int]
    let from: String
    let to: String
    let holidays: [String]

    init(_ hours: WorkingHours) {
        days = hours.days.sorted()
        from = ClockTime.text(hours.start)
        // Midnight at the end of a day is no time of its clock.
        to = hours.end == 1_440 ? "24:00" : ClockTime.text(hours.end)
        holidays = hours.holidays.sorted()
    }
}

extension Members {
    /// Working hours of which each member that is given replaces that of `base`.
    mutating func workingHours(_ name: String, _ base: WorkingHours) -> WorkingHours {
        guard let (value, place) = value(name) else { return base }
        var hours = base
        do throws(Problem) {
            var members = try Members(value, at: place)
            hours.days = members.days("days") ?? base.days
            hours.start = members.clockTime("from") ?? base.start
            hours.end = members.clockTime("to") ?? base.end
            hours.holidays = members.holidays("holidays") ?? base.holidays
            if hours.start >= hours.end { members.fault("to", "Work ends after it begins, on the same day.") }
            try members.finish()
        } catch {
            for fault in error.faults { add(fault) }
        }
        return hours
    }

    /// Kinds of cards, among which are all that can't be switched off.
    mutating func cardKinds(_ name: String) -> Set<CardKind>? {
        guard let (value, place) = value(name) else { return nil }
        guard case .array(let values) = value else {
            fault(name, "A list of kinds of cards is expected here.")
            return nil
        }
        let words = CardKind.allCases.map(\.rawValue).joined(separator: ", ")
        let kinds: Set<CardKind> = Set(
            values.enumerated().compactMap { index, value in
                if case .string(let text) = value, let kind = CardKind(rawValue: text) { return kind }
                add(
                    Problem.Fault(
                        pointer: place.element(index).text,
                        detail: "One of these is expected here: \(words)."
                    )
                )
                return nil
            }
        )
        let missing = CardKind.allCases.filter { !$0.canBeSwitchedOff && !kinds.contains($0) }
        guard missing.isEmpty || faults.contains(where: { $0.pointer.hasPrefix(place.text) }) else {
            let names = missing.map(\.rawValue).joined(separator: ", ")
            fault(name, "These can’t be switched off and must stand here too: \(names).")
            return nil
        }
        return kinds
    }

    private mutating func days(_ name: String) -> Set<Int>? {
        guard let (value, place) = value(name) else { return nil }
        guard case .array(let values) = value, !values.isEmpty, values.count <= 7 else {
            fault(name, "A list of one to seven days is expected here, 1 for Monday to 7 for Sunday.")
            return nil
        }
        return Set(
            values.enumerated().compactMap { index, value in
                if case .integer(let day) = value, (1...7).contains(day) { return day }
                add(Problem.Fault(pointer: place.element(index).text, detail: "A day from 1 to 7 is expected here."))
                return nil
            }
        )
    }

    private mutating func clockTime(_ name: String) -> Int? {
        guard let (value, _) = value(name) else { return nil }
        if case .string("24:00") = value { return 1_440 }
        guard case .string(let text) = value, text.utf8.count == 5, let minutes = ClockTime.minutes(text) else {
            fault(name, "A time such as 08:00 is expected here.")
            return nil
        }
        return minutes
    }

    private mutating func holidays(_ name: String) -> Set<String>? {
        guard let (value, place) = value(name) else { return nil }
        guard case .array(let values) = value, values.count <= WorkingHours.mostHolidays else {
            fault(name, "A list of at most \(WorkingHours.mostHolidays) days is expected here.")
            return nil
        }
        return Set(
            values.enumerated().compactMap { index, value in
                if case .string(let text) = value, text.utf8.count == 10, WallTime(text + "T00:00") != nil {
                    return text
                }
                add(
                    Problem.Fault(
                        pointer: place.element(index).text,
                        detail: "A day such as 2026-12-25 is expected here."
                    )
                )
                return nil
            }
        )
    }
}
