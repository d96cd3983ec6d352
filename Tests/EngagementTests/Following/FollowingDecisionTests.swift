internal import Engagement
internal import Testing

@Suite struct FollowingDecisionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var wish = true
        var isSwitchedOn = true
        var obstacle: String?
        var objectors: [String] = []
        let state: FollowingState
        var reason: String?
    }

    static let examples = [
        Example(testDescription: "wished and allowed", state: .on),
        Example(
            testDescription: "not wished",
            wish: false,
            state: .off,
            reason: "You chose not to follow this email."
        ),
        Example(
            testDescription: "not wished and not allowed",
            wish: false,
            objectors: ["a@x.test"],
            state: .off,
            reason: "You chose not to follow this email."
        ),
        Example(
            testDescription: "switched off for everybody",
            isSwitchedOn: false,
            objectors: ["a@x.test"],
            state: .off,
            reason: "Following is switched off for this workspace."
        ),
        Example(
            testDescription: "switched off and not possible",
            isSwitchedOn: false,
            obstacle: "The message is signed.",
            state: .off,
            reason: "Following is switched off for this workspace."
        ),
        Example(
            testDescription: "not possible",
            obstacle: "The message is signed.",
            objectors: ["a@x.test"],
            state: .off,
            reason: "The message is signed."
        ),
        Example(
            testDescription: "one objector",
            objectors: ["a@x.test"],
            state: .blocked,
            reason: "a@x.test would rather not be followed, so nobody’s copy of this email will be."
        ),
        Example(
            testDescription: "two objectors",
            objectors: ["a@x.test", "b@x.test"],
            state: .blocked,
            reason: "a@x.test and b@x.test would rather not be followed, so nobody’s copy of this email will be."
        ),
        Example(
            testDescription: "three objectors",
            objectors: ["a@x.test", "b@x.test", "c@x.test"],
            state: .blocked,
            reason:
                "a@x.test, b@x.test and c@x.test would rather not be followed, so nobody’s copy of this email will be."
        ),
    ]

    @Test(arguments: examples)
    func decides(_ example: Example) {
        let allowing = [("y@x.test", Preference.allow), ("z@x.test", .allow)]

        let decision = FollowingDecision.decide(
            wish: example.wish,
            isSwitchedOn: example.isSwitchedOn,
            obstacle: example.obstacle,
            recipients: allowing + example.objectors.map { ($0, .disallow) }
        )

        #expect(decision.wish == example.wish)
        #expect(decision.state == example.state)
        #expect(decision.isFollowed == (example.state == .on))
        #expect(decision.reason == example.reason)
        #expect(decision.blockedBy == (example.state == .blocked ? example.objectors : []))
    }

    @Test func isOnForADraftWithoutRecipients() {
        let decision = FollowingDecision.decide(wish: true, isSwitchedOn: true, obstacle: nil, recipients: [])

        #expect(decision.isFollowed)
    }
}
