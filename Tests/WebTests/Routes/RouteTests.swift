import Foundation
import Testing
import Tracking

@testable import Web

@Suite struct RouteTests {
    private static let email = EmailID.new(at: Instant(microseconds: 1_800_000_000_000_000))
    private static let message = SandboxMessageID.new(at: Instant(microseconds: 1_800_000_000_000_001))

    private static let filled: [(Route, String)] = [
        (.home, "/"),
        (.email(email), "/emails/\(email)"),
        (.newPerson, "/people/new"),
        (.apiSuggestions, "/api/v1/contacts/suggestions"),
        (.apiActivity(email), "/api/v1/emails/\(email)/activity"),
        (.sandboxView(message), "/sandbox/messages/\(message)/view"),
        (.asset(hash: "1f", name: "a b/c@d"), "/assets/1f/a%20b%2Fc%40d"),
        (.libraryFont(name: "Inter-Bold.otf"), "/libraries/fonts/Inter-Bold.otf"),
    ]

    @Test(arguments: filled)
    func printsAndFindsItsPatternAgain(route: Route, path: String) throws {
        #expect(route.path == path)
        #expect(RoutePattern.matching(path) == route.pattern)
        let values = try #require(route.pattern.values(in: path))
        #expect(values.map { $0.removingPercentEncoding } == route.values)
    }

    @Test(arguments: RoutePattern.allCases)
    func everyPatternIsFoundByItsOwnPath(pattern: RoutePattern) {
        let values = pattern.segments.filter { $0.first == "{" }.map { _ in "some value" }
        #expect(RoutePattern.matching(pattern.filled(with: values)) == pattern)
        #expect(!pattern.methods.isEmpty)
    }

    @Test(arguments: [
        "/nothing", "/emails/1/2/3", "/api/v1", "/api/v2/emails", "/%65mails", "/sandbox/messages/1/parts/2",
    ])
    func whatIsNotListedMatchesNothing(path: String) {
        #expect(RoutePattern.matching(path) == nil)
    }
}
