import Engagement
import Storage
import Testing
import Tracking

@Suite(.timeLimit(.minutes(5)))
struct FloodTests {
    private func rows(of post: Post) async throws -> (rows: Int, hits: Int) {
        let copy = CopyReference(email: post.email, recipient: 0)
        let kept = try await post.store.keptHits(of: [copy], onDaysFrom: Post.handOver)
        return (kept.values.reduce(0, +), try await post.activity().map(\.count).reduce(0, +))
    }

    @Test func equalHitsAreOneRowAndTheirNumberIsExact() async throws {
        let post = try await Post()

        for batch in 0..<3 {
            try await post.take(
                (0..<2_000).map { try post.hit(after: .milliseconds(3_600_000 + batch * 20_000 + $0 * 10)) }
            )
        }

        #expect(try await rows(of: post) == (1, 6_000))
        #expect(try await post.totals().opens == 1)
    }

    @Test func ofDifferentOnesAThousandADayAreKeptAndAllCounted() async throws {
        let post = try await Post()

        for batch in 0..<4 {
            try await post.take(
                (0..<600).map {
                    try post.hit(
                        .link,
                        after: .milliseconds(3_600_000 + batch * 600 + $0),
                        agent: "Flood/\(batch).\($0)"
                    )
                }
            )
        }

        #expect(try await rows(of: post) == (1_000, 2_400))
    }

    @Test func theNextDayKeepsItsOwn() async throws {
        let post = try await Post()

        for day in 0..<2 {
            try await post.take(
                (0..<1_100).map {
                    try post.hit(after: .seconds(86_400 * day) + .milliseconds($0), agent: "Flood/\(day).\($0)")
                }
            )
        }

        #expect(try await rows(of: post) == (2_000, 2_200))
    }

    @Test func anotherCopyOpensAmidAFlood() async throws {
        let post = try await Post()
        var hits = try (0..<1_500).map { try post.hit(after: .milliseconds(3_600_000 + $0), agent: "Flood/\($0)") }
        hits.insert(try post.hit(recipient: 1, after: .milliseconds(3_601_000)), at: 1_200)

        try await post.take(hits)

        let cards = try await post.store.cards(of: post.seller.viewer, includingHandled: false, limit: 10)
        #expect(cards.contains { $0.card.copy.recipient == 1 })
    }
}
