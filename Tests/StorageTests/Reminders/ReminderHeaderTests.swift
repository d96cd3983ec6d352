internal import Engagement
internal import Foundation
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// The header in which a mail program asks for a reminder.
@Suite struct ReminderHeaderTests {
    private static func reminder(
        _ header: String...,
        now: String = "2026-03-27T09:00:30.000Z",
        zone: String? = "Europe/Berlin"
    ) throws -> ReminderPlan? {
        let lines = ["From: ada@seller.test", "To: a@x.test"] + header
        let now = try #require(Instant(now))
        let user = User(
            id: .new(at: now),
            name: "Ada",
            address: "ada@seller.test",
            role: .seller,
            createdAt: now,
            zone: zone.flatMap { TimeZone(identifier: $0) }
        )
        let submission = try RawSubmission(
            Message(Array((lines.joined(separator: "\r\n") + "\r\n\r\nHello\r\n").utf8)),
            by: user,
            ownAddresses: [Address(name: "Ada", address: "ada@seller.test")],
            at: now
        )
        return submission.content.reminder
    }

    @Test(arguments: [
        // Over a change of the clocks the time on the wall stays; hours are hours.
        ("no-reply P3D", ReminderCondition.noReply, "2026-03-30T08:00:30.000Z"),
        ("no-reply PT72H", .noReply, "2026-03-30T09:00:30.000Z"),
        ("Not-Opened  P1W", .notOpened, "2026-04-03T08:00:30.000Z"),
        ("not-clicked P1M", .notClicked, "2026-04-27T08:00:30.000Z"),
        ("not-viewed P1Y", .notViewed, "2027-03-27T09:00:30.000Z"),
        ("anyway PT1S", .anyway, "2026-03-27T09:00:31.000Z"),
    ])
    func isUnderstood(value: String, condition: ReminderCondition, at: String) throws {
        let plan = try #require(try Self.reminder("X-Inkling-Remind: \(value)"))

        #expect(plan.condition == condition)
        #expect(plan.at.description == at)
        #expect(plan.note == "")
    }

    @Test func countsFromWhenTheEmailLeaves() throws {
        let plan = try Self.reminder("X-Inkling-Remind: anyway P1D", "X-Inkling-Send-At: 2026-04-01T09:00:00Z")
        let late = try Self.reminder("X-Inkling-Remind: anyway P1D", "X-Inkling-Send-At: 2020-04-01T09:00:00Z")

        #expect(plan?.at.description == "2026-04-02T09:00:00.000Z")
        #expect(late?.at.description == "2026-03-28T09:00:30.000Z")
    }

    @Test func goesByUTCWhereNoZoneIsKnown() throws {
        let plan = try Self.reminder("X-Inkling-Remind: anyway P3D", zone: nil)

        #expect(plan?.at.description == "2026-03-30T09:00:30.000Z")
    }

    @Test(arguments: [
        "no-reply", "P3D", "no-reply 3 days", "no-reply P3D please", "maybe P3D", "no-reply P0D", "no-reply -P3D",
        "no-reply PT0S", "no-reply P11Y", "no-reply P1.5D", "", "no-reply\u{a0}P",
    ])
    func isRefusedWithItsPlace(value: String) throws {
        let error = #expect(throws: SubmissionError.noReminder) { try Self.reminder("X-Inkling-Remind: \(value)") }

        #expect(error?.place == "X-Inkling-Remind")
        #expect(error?.description.contains("no-reply P3D") == true)
    }

    @Test func isRefusedTwice() throws {
        #expect(throws: SubmissionError.noReminder) {
            try Self.reminder("X-Inkling-Remind: anyway P1D", "x-inkling-remind: anyway P1D")
        }
    }
}
