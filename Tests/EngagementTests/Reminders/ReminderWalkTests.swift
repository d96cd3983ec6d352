import Engagement
import Testing
import Tracking

/// Random walks over everything that may happen to a reminder, each step held against a plain account of the rules.
@Suite struct ReminderWalkTests {
    /// What the rules say, written down once more without states.
    private struct Account {
        var firedAt: Instant?
        var firedAnyway = false
        var happened: [ReminderEvidence] = []
    }

    @Test(arguments: 0..<200)
    func everyWalkKeepsTheRules(seed: UInt64) {
        var random = Walk(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let condition = ReminderCondition.allCases[random.below(ReminderCondition.allCases.count)]
        var isFollowed = random.below(2) == 0
        var now = Instant(microseconds: 0)
        let due = now + .seconds(50)
        var reminder = Reminder(plan: ReminderPlan(condition: condition, at: due), isFollowed: isFollowed)
        var account = Account()

        for _ in 0..<100 {
            switch random.below(5) {
            case 0:
                let kinds = ReminderEvidence.Kind.allCases
                let kind = kinds[random.below(kinds.count)]
                account.happened.append(ReminderEvidence(kind: kind, recipient: UInt16(random.below(3)), at: now))
                reminder.settle(account.happened)
            case 1:
                // Verdicts change: something turns out to have been no person.
                if !account.happened.isEmpty { account.happened.remove(at: random.below(account.happened.count)) }
                reminder.settle(account.happened)
            case 2:
                // It is silenced, or heard again, and read from storage as it was.
                isFollowed.toggle()
                reminder = Reminder(plan: reminder.plan, progress: reminder.progress, isFollowed: isFollowed)
            default:
                now = now + .seconds(random.below(5))
                let before = reminder.progress
                let fired = reminder.fire(at: now)
                #expect(!fired || account.firedAt == nil, "it comes once")
                #expect(!fired || now >= due, "it never comes early")
                #expect(!fired || before == .waiting, "what is needless does not come")
                if fired { account.firedAt = now }
            }
            check(reminder, account, now: now, due: due)
        }
    }

    private func check(_ reminder: Reminder, _ account: Account, now: Instant, due: Instant) {
        switch reminder.state {
        case .fired(let at):
            #expect(at == account.firedAt)
        case .metEarly(let evidence):
            #expect(account.firedAt == nil)
            #expect(account.happened.contains(evidence), "the reason is there")
            #expect(reminder.plan.condition.settled(by: [evidence]) != nil, "the reason fits")
        case .invalid:
            #expect(account.firedAt == nil)
            #expect(reminder.plan.condition.needsFollowing && !reminder.isFollowed)
            #expect(reminder.effectiveCondition == .anyway)
        case .set:
            #expect(account.firedAt == nil)
            #expect(reminder.effectiveCondition == reminder.plan.condition)
        }
    }
}

/// A small generator, so that a walk can be walked again by its number.
private struct Walk {
    var state: UInt64

    mutating func below(_ end: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(end))
    }
}
