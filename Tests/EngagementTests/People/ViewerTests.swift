internal import Engagement
internal import Testing
internal import Tracking

@Suite struct ViewerTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let role: Role
        let isOwn: Bool
        let mayOpen: Bool
        let isAudited: Bool
        var testDescription: String { "\(role) at \(isOwn ? "their own" : "somebody else's")" }
    }

    @Test(arguments: [
        Example(role: .seller, isOwn: true, mayOpen: true, isAudited: false),
        Example(role: .seller, isOwn: false, mayOpen: false, isAudited: false),
        Example(role: .teamManager, isOwn: true, mayOpen: true, isAudited: false),
        Example(role: .teamManager, isOwn: false, mayOpen: false, isAudited: false),
        Example(role: .administrator, isOwn: true, mayOpen: true, isAudited: false),
        Example(role: .administrator, isOwn: false, mayOpen: true, isAudited: true),
    ])
    func opensByTheRules(_ example: Example) {
        let viewer = Viewer(user: .new(at: Instant(microseconds: 0)), role: example.role)
        let seller = example.isOwn ? viewer.user : .new(at: Instant(microseconds: 0))

        #expect(viewer.mayOpen(thingsOf: seller) == example.mayOpen)
        #expect(viewer.isAudited(openingThingsOf: seller) == example.isAudited)
    }
}
