import Engagement
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct EmailRowTests {
    static let cases: [(Figures, [String])] = [
        (Figures(), ["Not opened yet"]),
        (Figures(perhapsOpens: 1), ["Perhaps opened"]),
        (Figures(perhapsViews: 1), ["Perhaps opened"]),
        (Figures(opens: 2, clicks: 1), ["Opened"]),
        (Figures(clicks: 1, perhapsOpens: 1), ["Clicked"]),
        (Figures(views: 1), ["File viewed"]),
        (Figures(replies: 1), ["Answered"]),
        (Figures(replies: 2), ["Answered twice"]),
        (Figures(opens: 1, replies: 3), ["Answered 3 times"]),
        (Figures(bouncedBy: 1), ["Came back"]),
        (Figures(recipients: 3, bouncedBy: 1), ["1 of 3 came back"]),
        (Figures(recipients: 3, opens: 1, bouncedBy: 1), ["1 of 3 came back", "Opened"]),
        (Figures(recipients: 3, opens: 1, bouncedBy: 2, replies: 1), ["Answered", "2 of 3 came back"]),
        (Figures(isOut: false), []),
        (Figures(opens: 1, isOut: false), ["Opened"]),
        (Figures(isFollowed: false), []),
        (Figures(replies: 1, isFollowed: false), ["Answered"]),
        (Figures(bouncedBy: 1, isFollowed: false), ["Came back"]),
    ]

    @Test(arguments: cases)
    func aRowSaysTheBestThatIsKnown(figures: Figures, labels: [String]) {
        let chips = EmailRowModel.outcome(
            figures.totals,
            of: figures.recipients,
            isFollowed: figures.isFollowed,
            isOut: figures.isOut
        )
        #expect(chips.map(\.label) == labels)
    }

    @Test func aRowInAListIsMadeOfItsTotals() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let list = try await house.store.emails(EmailQuery(), viewer: house.sam.viewer)
        let row = try #require(list.first)

        let model = EmailRowModel(row, for: try EmailPageTests.visit(house, zone: "UTC"))

        #expect(row.id == email.id)
        #expect(model.rowChips.map(\.label) == ["Opened"])
    }

    /// What a line is made of.
    struct Figures: Sendable {
        var recipients = 1
        var opens = 0
        var clicks = 0
        var views = 0
        var perhapsOpens = 0
        var perhapsViews = 0
        var bouncedBy = 0
        var replies = 0
        var isFollowed = true
        var isOut = true

        var totals: Totals {
            var totals = Totals()
            totals.opens = opens
            totals.clicks = clicks
            totals.views = views
            totals.perhapsOpens = perhapsOpens
            totals.perhapsViews = perhapsViews
            totals.bouncedBy = bouncedBy
            totals.replies = replies
            return totals
        }
    }
}
