internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// What the time of a reminder is seen from: a moment, and the clocks and working hours of whoever sets it.
struct ReminderBase: Sendable {
    let moment: Instant
    let zone: TimeZone
    let hours: WorkingHours

    /// Seen from when an email leaves, where that is known and ahead.
    func leaving(at sendAt: Instant?) -> ReminderBase {
        ReminderBase(moment: max(sendAt ?? moment, moment), zone: zone, hours: hours)
    }

    /// When a reminder comes that is set to a preset.
    func moment(of preset: ReminderPreset) -> Instant { preset.moment(from: moment, in: zone, hours: hours) }
}

extension Desk {
    /// What a user's reminders are seen from now.
    func reminderBase(of user: User) async throws -> ReminderBase {
        ReminderBase(moment: clock.now, zone: user.zone ?? .gmt, hours: try await store.settings().workingHours)
    }
}

extension Members {
    /// A reminder or `null`: the outer optional is empty where the member is missing, the inner one where it is `null`.
    mutating func reminder(_ name: String, from base: ReminderBase) -> ReminderPlan?? {
        guard let (value, place) = value(name) else { return nil }
        if case .null = value { return .some(nil) }
        do {
            return try ReminderPlan(value, at: place, from: base)
        } catch {
            for fault in error.faults { add(fault) }
            return nil
        }
    }
}

extension ReminderPlan {
    /// Reads `{"condition", "at" or "after", "preset", "note"}`; without any time it is the usual preset (product §8).
    ///
    /// A preset beside `at` is what that time was chosen as.
    ///
    /// - Throws: a problem that names everything wrong.
    init(_ value: JSONValue, at place: JSONPointer = .root, from base: ReminderBase) throws(Problem) {
        var members = try Members(value, at: place)
        let condition = members.required("condition", members.choice("condition", of: ReminderCondition.allCases))
        let moment = members.instant("at")
        let after = members.instant(after: "after", base)
        let preset = members.choice("preset", of: ReminderPreset.allCases)
        if members.has("after"), members.has("at") || members.has("preset") {
            members.fault("after", "Say after alone, or at or preset or both of these.")
        }
        let note = members.string("note", .text(upTo: ReminderPlan.longestNote)) ?? ""
        try members.finish()
        guard let condition else { throw Problem(.invalid) }
        if let moment = moment ?? after {
            self.init(condition: condition, at: moment, preset: preset, note: note)
        } else {
            let chosen = preset ?? .threeDays
            self.init(condition: condition, at: base.moment(of: chosen), preset: chosen, note: note)
        }
    }
}

extension Members {
    /// A duration in ISO 8601, and the moment so much later.
    fileprivate mutating func instant(after name: String, _ base: ReminderBase) -> Instant? {
        guard let (value, _) = value(name) else { return nil }
        guard case .string(let text) = value, let duration = CalendarDuration(text), !duration.isZero,
            let moment = duration.after(base.moment, in: base.zone),
            moment - base.moment <= ReminderPlan.longestWait
        else {
            fault(name, "A duration within ten years is expected here, such as P3D or PT12H.")
            return nil
        }
        return moment
    }
}
