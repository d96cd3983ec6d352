import Engagement
import Foundation
import Testing
import Tracking

/// What the ranking does with many tables whose truth is known.
struct TemplateRankingDrawTests {
    /// So many tables are drawn; `INKLING_DRAWS` says how many.
    private static let draws = ProcessInfo.processInfo.environment["INKLING_DRAWS"].flatMap(Int.init) ?? 200

    /// Two equal templates are the hardest: one is the first by chance in every draw.
    @Test(arguments: [0.01, 0.05, 0.2, 0.5])
    func twoEqualTemplatesAreSeldomToldApart(rate: Double) {
        var generator = SeededRandom(seed: 1)
        var stars = 0
        for _ in 0..<Self.draws {
            let counts = (0..<2).map { name in
                let sends = Int(50 * pow(100, generator.share()))
                return TemplateOutcomeCounts(
                    template: "\(name)",
                    sends: sends,
                    successes: generator.successes(of: sends, rate: rate)
                )
            }
            // Either is called better than the other, by a star or by the words beside it.
            let reasons = TemplateRanking(counts).ranks.map(\.reason)
            let told: [RankReason] = [.best, .behind("0"), .behind("1")]
            if told.contains(where: reasons.contains) { stars += 1 }
        }

        print("equal templates of \(rate): told apart in \(stars) of \(Self.draws) draws")
        #expect(stars * 20 <= Self.draws)
    }

    @Test func equalTemplatesOfAnyNumberAndSizeSeldomEarnAStar() {
        var generator = SeededRandom(seed: 2)
        var stars = 0
        for _ in 0..<60 {
            let rate = 0.01 * pow(50, generator.share())
            let counts = (0..<Int.random(in: 2...20, using: &generator)).map { name in
                let sends = Int(50 * pow(100, generator.share()))
                return TemplateOutcomeCounts(
                    template: "\(name)",
                    sends: sends,
                    successes: generator.successes(of: sends, rate: rate)
                )
            }
            if TemplateRanking(counts).ranks.contains(where: \.isRecommended) { stars += 1 }
        }

        #expect(stars <= 3)
    }

    @Test func eighteenPercentComesBeforeFifteen() {
        var generator = SeededRandom(seed: 3)
        var right = 0
        for _ in 0..<Self.draws {
            // The better one has the later name, so that a draw does not go to it.
            let counts = [("b", 0.18), ("a", 0.15)].map { name, rate in
                TemplateOutcomeCounts(
                    template: name,
                    sends: 1_000,
                    successes: generator.successes(of: 1_000, rate: rate)
                )
            }
            if TemplateRanking(counts).ranks.first?.template == "b" { right += 1 }
        }

        print("18 % against 15 %: in the right order in \(right) of \(Self.draws) draws")
        #expect(right * 20 >= Self.draws * 19)
    }

    @Test func theTrueRateIsMostlyWithinTheInterval() {
        var generator = SeededRandom(seed: 4)
        var (inside, all) = (0, 0)
        for _ in 0..<50 {
            let rates = (0..<8).map { _ in 0.05 + 0.2 * generator.share() }
            let counts = rates.enumerated().map { name, rate in
                let sends = Int(50 * pow(20, generator.share()))
                return TemplateOutcomeCounts(
                    template: "\(name)",
                    sends: sends,
                    successes: generator.successes(of: sends, rate: rate)
                )
            }
            for rank in TemplateRanking(counts).ranks {
                guard let rate = Int(rank.template).map({ rates[$0] }) else { continue }
                all += 1
                if rank.low <= rate, rate <= rank.high { inside += 1 }
            }
        }

        #expect(all == 400)
        #expect(Double(inside) / Double(all) > 0.9)
    }
}
