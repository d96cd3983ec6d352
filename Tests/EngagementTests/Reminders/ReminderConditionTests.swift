import Engagement
import Testing
import Tracking

@Suite struct ReminderConditionTests {
    private static func evidence(_ kind: ReminderEvidence.Kind, at seconds: Int64 = 0) -> ReminderEvidence {
        ReminderEvidence(kind: kind, recipient: 0, at: Instant(microseconds: seconds * 1_000_000))
    }

    @Test(arguments: [
        (ReminderCondition.noReply, [ReminderEvidence.Kind.answered]),
        (.notOpened, [.answered, .acknowledged, .opened, .clicked, .viewed]),
        (.notClicked, [.answered, .clicked]),
        (.notViewed, [.answered, .viewed]),
        (.anyway, []),
    ])
    func isSettledByWhatAPersonDid(condition: ReminderCondition, kinds: [ReminderEvidence.Kind]) {
        for kind in ReminderEvidence.Kind.allCases {
            #expect((condition.settled(by: [Self.evidence(kind)]) != nil) == kinds.contains(kind), "\(kind)")
        }
        #expect(condition.settled(by: []) == nil)
    }

    @Test func theFirstOfWhatHappenedIsTheReason() {
        let happened = [
            Self.evidence(.clicked, at: 9), Self.evidence(.opened, at: 3), Self.evidence(.answered, at: 12),
        ]

        #expect(ReminderCondition.notOpened.settled(by: happened)?.kind == .opened)
        #expect(ReminderCondition.notClicked.settled(by: happened)?.kind == .clicked)
        #expect(ReminderCondition.noReply.settled(by: happened)?.kind == .answered)
    }

    @Test(arguments: ReminderCondition.allCases)
    func hasAWordInHeaders(condition: ReminderCondition) {
        #expect(ReminderCondition(headerWord: condition.headerWord) == condition)
        #expect(ReminderCondition(headerWord: condition.headerWord.uppercased()) == condition)
        #expect(ReminderCondition(headerWord: "no-answer") == nil)
    }

    @Test func answersAreFoundWithoutFollowing() {
        #expect(ReminderCondition.allCases.filter(\.needsFollowing) == [.notOpened, .notClicked, .notViewed])
    }
}
