internal import Engagement
internal import Storage

/// When somebody wants to hear nothing, as programs read and set it.
struct QuietHoursAnswer: Encodable, Sendable {
    let from: String
    let to: String

    init(_ hours: QuietHours) {
        from = ClockTime.text(hours.start)
        to = ClockTime.text(hours.end)
    }
}

extension Members {
    /// How somebody wants the assistant to be, of which each member that is given replaces that of `base`.
    mutating func assistantWishes(_ base: AssistantWishes) -> AssistantWishes {
        var wishes = base
        if let digest = nullableString("digestAt", .line(upTo: 5)) {
            wishes.digestAt = digest.flatMap(ClockTime.minutes)
            if digest != nil, wishes.digestAt == nil {
                fault("digestAt", "A time of the day is expected here, such as 08:00, or null.")
            }
        }
        if let kinds = cardKinds("cardKinds") { wishes.cardsOff = Set(CardKind.allCases).subtracting(kinds) }
        if let quiet = quietHours("quietHours") { wishes.quietHours = quiet }
        return wishes
    }

    /// Quiet hours, or that there are none; `nil` where nothing is said of them.
    private mutating func quietHours(_ name: String) -> QuietHours?? {
        guard let (value, place) = value(name) else { return nil }
        if case .null = value { return .some(nil) }
        do throws(Problem) {
            var members = try Members(value, at: place)
            let from = members.required("from", members.dayTime("from"))
            let to = members.required("to", members.dayTime("to"))
            if let from, from == to { members.fault("to", "Quiet hours end at another time than they begin.") }
            try members.finish()
            guard let from, let to else { return nil }
            return .some(QuietHours(start: from, end: to))
        } catch {
            for fault in error.faults { add(fault) }
            return nil
        }
    }

    private mutating func dayTime(_ name: String) -> Int? {
        guard let text = string(name, .line(upTo: 5)) else { return nil }
        let minutes = text.utf8.count == 5 ? ClockTime.minutes(text) : nil
        if minutes == nil { fault(name, "A time of the day is expected here, such as 18:00.") }
        return minutes
    }
}
