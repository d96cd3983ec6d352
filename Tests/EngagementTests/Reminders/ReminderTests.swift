import Engagement
import Foundation
import Testing
import Tracking

@Suite struct ReminderTests {
    private static let due = Instant(microseconds: 1_000_000_000_000)

    private static func reminder(_ condition: ReminderCondition, isFollowed: Bool = true) -> Reminder {
        Reminder(plan: ReminderPlan(condition: condition, at: due), isFollowed: isFollowed)
    }

    private static func evidence(_ kind: ReminderEvidence.Kind) -> ReminderEvidence {
        ReminderEvidence(kind: kind, recipient: 1, at: due - .seconds(60))
    }

    @Test(arguments: [
        (ReminderCondition.noReply, false, ReminderState.set), (.notOpened, false, .invalid),
        (.notClicked, false, .invalid), (.notViewed, false, .invalid), (.anyway, false, .set),
        (.noReply, true, .set), (.notOpened, true, .set), (.notClicked, true, .set), (.notViewed, true, .set),
    ])
    func isInvalidWhereItNeedsFollowingAndThereIsNone(
        condition: ReminderCondition,
        isFollowed: Bool,
        state: ReminderState
    ) {
        let reminder = Self.reminder(condition, isFollowed: isFollowed)

        #expect(reminder.state == state)
        #expect(reminder.effectiveCondition == (state == .invalid ? .anyway : condition))
    }

    @Test func comesAtItsTimeOnce() {
        var reminder = Self.reminder(.noReply)

        let comes = [Duration.microseconds(-1), .zero, .seconds(1)].map { reminder.fire(at: Self.due + $0) }

        #expect(comes == [false, true, false])
        #expect(reminder.state == .fired(at: Self.due))
    }

    @Test func isMetEarlyAndSaysWhy() {
        var reminder = Self.reminder(.noReply)

        reminder.settle([Self.evidence(.opened), Self.evidence(.answered)])

        #expect(reminder.state == .metEarly(Self.evidence(.answered)))
        let comes = reminder.fire(at: Self.due)
        #expect(!comes)
    }

    @Test func waitsAgainWhereItsReasonTurnsOutAMachine() {
        var reminder = Self.reminder(.notOpened)
        reminder.settle([Self.evidence(.opened)])

        reminder.settle([])

        #expect(reminder.state == .set)
        let comes = reminder.fire(at: Self.due)
        #expect(comes)
    }

    @Test func whatCameIsNotTakenBack() {
        var reminder = Self.reminder(.noReply)
        _ = reminder.fire(at: Self.due)

        reminder.settle([Self.evidence(.answered)])

        #expect(reminder.state == .fired(at: Self.due))
    }

    @Test func fallsBackToAnywayWhereNothingCanBeTold() {
        var reminder = Self.reminder(.notOpened, isFollowed: false)

        reminder.settle([Self.evidence(.answered)])
        #expect(reminder.state == .invalid)
        let comes = reminder.fire(at: Self.due)

        #expect(comes)
        #expect(reminder.progress == .fired(at: Self.due, anyway: true))
        #expect(reminder.effectiveCondition == .anyway)
    }

    @Test(arguments: [
        (ReminderCondition.notClicked, true), (.notViewed, true), (.noReply, false), (.anyway, false),
    ])
    func fallsBackWhereThereIsNothingToWaitFor(condition: ReminderCondition, isInvalid: Bool) {
        let plan = ReminderPlan(condition: condition, at: Self.due)
        var reminder = Reminder(plan: plan, isFollowed: true, lacksTarget: true)

        #expect(reminder.state == (isInvalid ? .invalid : .set))
        let comes = reminder.fire(at: Self.due)

        #expect(comes)
        #expect(reminder.progress == .fired(at: Self.due, anyway: isInvalid))
    }

    @Test(arguments: [
        // Named, the reminder's own time, today; then what is proposed.
        ("2026-12-03", "2026-12-01T08:00", "2026-11-30T10:00", "2026-12-04T08:00"),
        // The day after is a Saturday.
        ("2026-12-04", "2026-12-01T08:00", "2026-11-30T10:00", "2026-12-07T08:00"),
        ("2026-12-03", "2026-12-04T08:00", "2026-11-30T10:00", nil),
        ("2026-12-03", "2026-12-20T08:00", "2026-11-30T10:00", nil),
        ("2026-11-20", "2026-12-01T08:00", "2026-11-30T10:00", nil),
        ("2031-12-03", "2026-12-01T08:00", "2026-11-30T10:00", nil),
        ("never", "2026-12-01T08:00", "2026-11-30T10:00", nil),
    ])
    func anAbsenceProposesToMoveIt(day: String, due: String, now: String, proposed: String?) throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let at = try #require(WallTime(due)?.instant(in: zone))
        let today = try #require(WallTime(now)?.instant(in: zone))
        let plan = ReminderPlan(condition: .noReply, at: at)
        let absence = Absence(recipient: 0, day: day, in: zone, hours: WorkingHours())
        let answered = ReminderEvidence(kind: .answered, recipient: 0, at: today)

        for (progress, time) in [
            (ReminderProgress.waiting, proposed), (.fired(at: at, anyway: false), proposed), (.met(answered), nil),
        ] {
            let reminder = Reminder(plan: plan, progress: progress, isFollowed: true)
            let moment = reminder.time(after: absence, at: today)
            #expect(moment.map { WallTime($0, in: zone).text } == time)
        }
    }
}
