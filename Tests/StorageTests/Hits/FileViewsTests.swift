internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct FileViewsTests {
    @Test func countsWhoLookedAtWhichFile() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["maria@buyer.test", "jonas@buyer.test"])
        let now = house.clock.now

        try await house.store.record(
            [
                .make(.file, of: email.id, at: now),
                .make(.file, of: email.id, at: now + .seconds(7_200)),
                .make(.file, of: email.id, ordinal: 1, at: now, verdict: .machine),
                .make(.file, of: email.id, recipient: 1, ordinal: 1, at: now, verdict: .unknown),
                .make(.link, of: email.id, at: now),
                .make(.file, of: email.id, ordinal: 2, at: now, wasServed: false),
            ],
            upTo: .start.next,
            of: "a"
        )

        let views = try await house.store.fileViews(of: email.id, viewer: house.ada.viewer)
        #expect(views.map(\.ordinal) == [0, 1])
        #expect(try await house.read(email.id).totals.views == 2)
        #expect(views.map(\.recipient) == [0, 1])
        #expect(views.map(\.views) == [2, 0])
        #expect(views.map(\.perhapsViews) == [0, 1])
        #expect(views.first?.last == now + .seconds(7_200))
        #expect(try await house.store.fileViews(of: email.id, viewer: house.ben.viewer).isEmpty)
    }
}
