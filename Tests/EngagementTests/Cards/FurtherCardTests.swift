import Engagement
import Foundation
import Testing
import Tracking

/// What raises the cards beside the first-open alert, and when they keep quiet.
@Suite struct FurtherCardTests {
    @Test(arguments: [
        ([], false), ([0, 10], false), ([0, 10, 20], true), ([20, 0, 10], true), ([0, 43_200, 86_399], true),
        ([0, 43_200, 86_400], false), ([0, 90_000, 180_000, 270_000], false), ([0, 90_000, 90_001, 90_002], true),
    ])
    func threeOpensWithinADayAreOften(seconds: [Int], isOften: Bool) {
        let opens = seconds.map { Instant(microseconds: 0) + .seconds($0) }

        #expect(Card.isOften(opens) == isOften)
    }

    @Test(arguments: [
        (Verdict.human, InteractionKind.viewed, true, true), (.unknown, .viewed, true, false),
        (.machine, .viewed, true, false), (.human, .opened, true, false), (.human, .clicked, true, false),
        (.human, .viewed, false, false),
    ])
    func aLookAtAFileByAPersonIsWorthACard(
        verdict: Verdict,
        kind: InteractionKind,
        wasServed: Bool,
        isRaised: Bool
    ) {
        let now = Instant(microseconds: 0)
        let interaction = Interaction(
            id: .new(at: now),
            copy: CopyReference(email: .new(at: now), recipient: 2),
            kind: kind,
            ordinal: 0,
            at: now,
            lastAt: now,
            count: 1,
            judgement: Judgement(verdict: verdict, confidence: 1, reasons: []),
            device: Device(type: .desktop, system: "", program: ""),
            place: nil,
            wasServed: wasServed
        )

        let card = Card.firstView(id: .new(at: now), for: interaction, seller: .new(at: now))

        #expect((card != nil) == isRaised)
        #expect(card.map { $0.expiresAt - $0.at } ?? Card.lifetime == Card.lifetime)
    }

    @Test(arguments: [
        (18 * 60, 8 * 60, "2026-11-26T18:00", true), (18 * 60, 8 * 60, "2026-11-26T07:59", true),
        (18 * 60, 8 * 60, "2026-11-26T08:00", false), (18 * 60, 8 * 60, "2026-11-26T17:59", false),
        (12 * 60, 13 * 60, "2026-11-26T12:30", true), (12 * 60, 13 * 60, "2026-11-26T13:00", false),
        (12 * 60, 13 * 60, "2026-11-26T11:59", false),
    ])
    func quietHoursMayGoOverMidnight(start: Int, end: Int, time: String, isQuiet: Bool) throws {
        let hours = try #require(QuietHours(start: start, end: end))

        #expect(hours.contains(try #require(WallTime(time))) == isQuiet)
    }

    @Test func quietHoursAreHoursOfADay() {
        #expect(QuietHours(start: 60, end: 60) == nil)
        #expect(QuietHours(start: -1, end: 60) == nil)
        #expect(QuietHours(start: 0, end: 1_440) == nil)
    }

    @Test func whatIsSaidNowhereElseCanNotBeSwitchedOff() {
        #expect(CardKind.allCases.filter { !$0.canBeSwitchedOff } == [.held, .reminder])
        #expect(CardKind.switchable.count == CardKind.allCases.count - 2)
    }

    @Test func onlyAReminderCanNotWaitUntilTomorrow() {
        #expect(CardKind.allCases.filter(\.isUrgent) == [.reminder])
        #expect(CardKind.reminder.snoozeInterval == .seconds(3_600))
        #expect(CardKind.opened.snoozeInterval == .seconds(86_400))
    }
}
