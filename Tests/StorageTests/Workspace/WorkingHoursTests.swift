internal import Engagement
internal import Foundation
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct WorkingHoursTests {
    @Test func areKept() async throws {
        let house = try await House.open()
        var settings = try await house.store.settings()
        #expect(settings.workingHours == WorkingHours())

        settings.workingHours = WorkingHours(
            days: [6, 7],
            start: 0,
            end: 1_440,
            holidays: ["2026-12-26", "2026-12-25"]
        )
        try await house.store.updateSettings(settings, by: house.administrator.id)

        #expect(try await house.store.settings() == settings)
        let entries = try await house.store.auditEntries(before: nil, limit: 20)
        #expect(entries.map(\.action).contains(.settingsChanged))
    }

    @Test(arguments: [
        (WorkingHours(days: []), "workingHours/days"), (WorkingHours(days: [0]), "workingHours/days"),
        (WorkingHours(days: [8]), "workingHours/days"), (WorkingHours(start: 600, end: 600), "workingHours/from"),
        (WorkingHours(start: -1), "workingHours/from"), (WorkingHours(end: 1_441), "workingHours/from"),
        (WorkingHours(holidays: ["2026-02-29"]), "workingHours/holidays"),
        (WorkingHours(holidays: ["Christmas"]), "workingHours/holidays"),
    ])
    func areRefusedWhereTheyAreNone(hours: WorkingHours, field: String) async throws {
        let house = try await House.open()
        var settings = try await house.store.settings()
        settings.workingHours = hours

        let error = await #expect(throws: StoreError.self) {
            try await house.store.updateSettings(settings, by: nil)
        }

        guard case .invalid(field, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func theZoneOfAUserIsRemembered() async throws {
        let house = try await House.open()
        #expect(house.ada.zone == nil)
        let zone = try #require(TimeZone(identifier: "Asia/Kolkata"))

        try await house.store.setZone(zone, of: house.ada.id)

        #expect(try await house.store.user(house.ada.id)?.zone == zone)
        #expect(try await house.store.users().first { $0.id == house.ada.id }?.zone == zone)
    }
}
