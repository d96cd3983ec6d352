import Testing

@testable import Mail

/// Where a frameset takes the place of the body there is no beacon (WHATWG §13.2.6.4.7, `frameset`).
@Suite struct FramesetTests {
    @Test(arguments: [
        ("<frameset><frame>", true),
        ("<input type=\"Hidden\"><frameset>", true),
        ("<input><frameset>", false),
        ("<input type=hidden><img><frameset>", false),
        ("<svg><foreignObject><div> <frameset>", true),
        ("<svg><frameset></svg>", false),
        ("<p>x<frameset>", false),
    ])
    func takesThePlaceOfTheBodyOnlyWhileNothingIsSeen(_ sample: (html: String, isFrameset: Bool)) {
        let plan = HTMLCopyPlan(html: Array(sample.html.utf8), rules: FollowingRules())

        #expect(plan.hasBody == !sample.isFrameset)
    }
}
