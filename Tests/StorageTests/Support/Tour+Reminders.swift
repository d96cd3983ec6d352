internal import Engagement
internal import Foundation
internal import Tracking

@testable internal import Storage

extension Tour {
    /// Reminders of drafts and of sent mail, and when people work.
    func visitReminders(of email: Email) async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        try await store.setZone(.gmt, of: house.ada.id)
        var settings = try await store.settings()
        settings.workingHours = WorkingHours(days: [1], start: 540, end: 600, holidays: ["2026-12-25"])
        try await store.updateSettings(settings, by: house.ada.id)
        let soon = house.clock.now + .seconds(60)
        let draft = try await store.createDraft(house.draft(), by: ada)
        try await store.setReminder(ReminderPlan(condition: .anyway, at: soon), of: draft.id, by: ada)
        _ = try await store.following(of: [draft.id], viewer: ada)
        _ = try await store.nextReminder()
        for condition in ReminderCondition.allCases {
            try await store.setReminder(ReminderPlan(condition: condition, at: soon), of: email.id, by: ada)
        }
        try await store.removeReminder(of: email.id, by: ada)
        try await store.restoreReminder(of: email.id, by: ada)
        try await house.answer(from: "maria@buyer.test", id: "away@buyer.test", more: "Auto-Submitted: auto-replied")
        house.clock.advance(by: .seconds(60))
        try await store.fireReminders(limit: 9)
        _ = try await house.read(email.id)
        let later = ReminderPlan(condition: .noReply, at: house.clock.now + .seconds(60))
        try await store.setReminder(later, of: email.id, by: ada)
        try await store.moveReminderBack(of: email.id, to: later.at - .seconds(1), by: ada)
    }
}
