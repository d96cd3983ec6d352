internal import Engagement
internal import Testing
internal import Tracking

@Suite struct FiguresScopeTests {
    private static let now = Instant(microseconds: 0)
    private static let own = TeamID.new(at: now)
    private static let other = TeamID.new(at: now)

    struct Example: Sendable, CustomTestStringConvertible {
        let role: Role
        let team: TeamID?
        let scope: FiguresScope
        /// Whether somebody's figures are seen who is in the own team, in another, and in none.
        let sees: [Bool]
        var testDescription: String { "\(role) in \(team == nil ? "no team" : "a team")" }
    }

    private static let examples = [
        Example(role: .seller, team: nil, scope: .own, sees: [false, false, false]),
        Example(role: .seller, team: own, scope: .own, sees: [false, false, false]),
        Example(role: .teamManager, team: nil, scope: .everybody, sees: [true, true, true]),
        Example(role: .teamManager, team: own, scope: .team(own), sees: [true, false, false]),
        Example(role: .administrator, team: nil, scope: .everybody, sees: [true, true, true]),
        Example(role: .administrator, team: own, scope: .everybody, sees: [true, true, true]),
    ]

    @Test(arguments: examples)
    func isWhatRoleAndTeamSay(_ example: Example) {
        let viewer = Viewer(user: .new(at: Self.now), role: example.role, team: example.team)
        let seller = UserID.new(at: Self.now)

        #expect(viewer.figures == example.scope)
        #expect([Self.own, Self.other, nil].map { viewer.maySeeFigures(of: seller, in: $0) } == example.sees)
        for team in [Self.own, Self.other, nil] { #expect(viewer.maySeeFigures(of: viewer.user, in: team)) }
    }

    @Test(arguments: Role.allCases)
    func aTeamOpensNobodysMail(_ role: Role) {
        let viewer = Viewer(user: .new(at: Self.now), role: role, team: Self.own)

        #expect(viewer.mayOpen(thingsOf: .new(at: Self.now)) == (role == .administrator))
    }
}
