internal import Engagement
internal import Testing

@Suite struct FollowingModesTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var modes = FollowingModes(objectors: .perCopy)
        var wish = true
        let allowing: [String]
        let objecting: [String]
        let state: FollowingState
        var exceptFor: [String] = []
        var reason: String?

        var objection: Objection { modes.consent == .optIn ? .noConsent : .own }
    }

    static let examples = [
        Example(testDescription: "per copy, nobody objects", allowing: ["y@x.test"], objecting: [], state: .on),
        Example(
            testDescription: "per copy, one objects",
            allowing: ["y@x.test"],
            objecting: ["a@x.test"],
            state: .on,
            exceptFor: ["a@x.test"]
        ),
        Example(
            testDescription: "per copy, one objects, not wished",
            wish: false,
            allowing: ["y@x.test"],
            objecting: ["a@x.test"],
            state: .off,
            reason: "You chose not to follow this email."
        ),
        Example(
            testDescription: "per copy, everybody objects",
            allowing: [],
            objecting: ["a@x.test", "b@x.test"],
            state: .blocked,
            reason: "a@x.test and b@x.test would rather not be followed, and nobody else gets this email."
        ),
        Example(
            testDescription: "whole email, consent is missing",
            modes: FollowingModes(consent: .optIn),
            allowing: ["y@x.test"],
            objecting: ["a@x.test"],
            state: .blocked,
            reason: "a@x.test did not consent to being followed, so nobody’s copy of this email will be followed."
        ),
        Example(
            testDescription: "per copy, consent is missing",
            modes: FollowingModes(objectors: .perCopy, consent: .optIn),
            allowing: ["y@x.test"],
            objecting: ["a@x.test"],
            state: .on,
            exceptFor: ["a@x.test"]
        ),
    ]

    @Test(arguments: examples)
    func decides(_ example: Example) {
        let decision = FollowingDecision.decide(
            wish: example.wish,
            isSwitchedOn: true,
            obstacle: nil,
            recipients: example.allowing.map { ($0, []) } + example.objecting.map { ($0, [example.objection]) },
            modes: example.modes
        )

        #expect(decision.state == example.state)
        #expect(decision.exceptFor == example.exceptFor)
        #expect(decision.blockedBy == (example.state == .blocked ? example.objecting : []))
        #expect(decision.isFollowedWhole == (example.state == .on && example.exceptFor.isEmpty))
        #expect(decision.reason == example.reason)
    }
}
