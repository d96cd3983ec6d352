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
            reason: "a@x.test would rather not be followed, so nobody’s copy of this email will be followed."
        ),
        Example(
            testDescription: "two objectors",
            objectors: ["a@x.test", "b@x.test"],
            state: .blocked,
            reason:
                "a@x.test and b@x.test would rather not be followed, so nobody’s copy of this email will be followed."
        ),
        Example(
            testDescription: "three objectors",
            objectors: ["a@x.test", "b@x.test", "c@x.test"],
            state: .blocked,
            reason:
                "a@x.test, b@x.test and c@x.test would rather not be followed, so nobody’s copy of this email will be followed."
        ),
    ]

    @Test(arguments: examples)
    func decides(_ example: Example) {
        let allowing: [(String, [Objection])] = [("y@x.test", []), ("z@x.test", [])]

        let decision = FollowingDecision.decide(
            wish: example.wish,
            isSwitchedOn: example.isSwitchedOn,
            obstacle: example.obstacle,
            recipients: allowing + example.objectors.map { ($0, [.own]) }
        )

        #expect(decision.wish == example.wish)
        #expect(decision.state == example.state)
        #expect(decision.isFollowed == (example.state == .on))
        #expect(decision.reason == example.reason)
        #expect(decision.blockedBy == (example.state == .blocked ? example.objectors : []))
    }

    static let reasons: [([String: Objection], String)] = [
        (["a": .own, "b": .own], "a and b would rather not be followed"),
        (["a": .account], "a belongs to an account that is not followed"),
        (["a": .silenced, "b": .silenced], "a and b are silenced"),
        (
            ["a": .noConsent, "b": .silenced, "c": .own],
            "c would rather not be followed, b is silenced and a did not consent to being followed"
        ),
    ]

    @Test(arguments: reasons)
    func saysOfEachWhatSpeaksAgainstIt(_ objections: [String: Objection], reason: String) {
        let decision = FollowingDecision.decide(
            wish: true,
            isSwitchedOn: true,
            obstacle: nil,
            recipients: objections.sorted { $0.key < $1.key }.map { ($0.key, [$0.value]) }
        )

        #expect(decision.reason == reason + ", so nobody’s copy of this email will be followed.")
    }

    @Test func isOnForADraftWithoutRecipients() {
        let decision = FollowingDecision.decide(wish: true, isSwitchedOn: true, obstacle: nil, recipients: [])

        #expect(decision.isFollowed)
    }
}
