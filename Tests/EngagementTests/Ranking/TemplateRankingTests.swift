import Engagement
import Testing

struct TemplateRankingTests {
    private func counts(_ name: String, _ sends: Int, _ successes: Int, _ group: String = "") -> TemplateOutcomeCounts {
        TemplateOutcomeCounts(template: name, group: group, sends: sends, successes: successes)
    }

    @Test func putsTheBetterOneFirstAndRecommendsWhatIsPlain() throws {
        let ranks = TemplateRanking([counts("b", 2_000, 200), counts("a", 2_000, 300), counts("c", 2_000, 210)]).ranks

        #expect(ranks.map(\.template) == ["a", "c", "b"])
        #expect(ranks.map(\.isRecommended) == [true, false, false])
        let first = try #require(ranks.first)
        #expect(first.probabilityBest > 0.99)
        #expect(first.low < 0.15 && 0.15 < first.high && first.high - first.low < 0.04)
        #expect(first.reason == .best)
        #expect(ranks[1].reason == .behind("a"))
        #expect(!first.isAdjusted && !first.hasOtherMix)
    }

    @Test func drawsFewEmailsTowardsTheOthers() throws {
        let many = (0..<8).map { counts("t\($0)", 1_000, 95 + 2 * $0) }

        let ranks = TemplateRanking(many + [counts("few", 60, 15)]).ranks
        let few = try #require(ranks.first { $0.template == "few" })

        // It had 25 %, the others about 10 %.
        #expect(few.rate < 0.2)
        #expect(few.rate > 0.1)
    }

    @Test(arguments: [1, 10, 49])
    func neverRecommendsBelowFiftySends(sends: Int) throws {
        let ranks = TemplateRanking([counts("many", 1_000, 100), counts("lucky", sends, sends)]).ranks

        #expect(ranks.allSatisfy { !$0.isRecommended })
        #expect(ranks.map(\.template) == ["many", "lucky"])
        #expect(ranks.map(\.reason) == [.nothingToCompare, .tooFewSends(needed: 50)])
    }

    @Test func aNewTemplateDoesNotTakeTheStarFromAnother() {
        let plain = [counts("a", 2_000, 300), counts("b", 2_000, 200)]

        let ranks = TemplateRanking(plain + [counts("lucky", 1, 1)]).ranks

        #expect(ranks.first { $0.isRecommended }?.template == "a")
    }

    @Test func namesWhatItCannotTellTheFirstFrom() {
        let ranks = TemplateRanking([counts("a", 500, 55), counts("b", 500, 50), counts("c", 500, 10)]).ranks

        #expect(ranks.allSatisfy { !$0.isRecommended })
        #expect(ranks.map(\.reason) == [.notToldFrom(["b"]), .notToldFromFirst("a"), .behind("a")])
        #expect(ranks[1].reason.words(for: .replies) == "Not enough data to tell it from “a”, which is ahead.")
    }

    /// The reason of the second, where the first had 120 of 1,000 answered.
    @Test(arguments: [
        (1_000, 118, RankReason.notToldFromFirst("a")), (1_000, 95, .notToldFromFirst("a")), (1_000, 60, .behind("a")),
        (60, 4, .notToldFromFirst("a")), (60, 0, .behind("a")), (49, 0, .tooFewSends(needed: 50)),
    ])
    func isBehindOnlyWhereTheDataTellSo(sends: Int, successes: Int, reason: RankReason) {
        let ranks = TemplateRanking([counts("a", 1_000, 120), counts("b", sends, successes)]).ranks

        #expect(ranks.map(\.template) == ["a", "b"])
        #expect(ranks[1].reason == reason)
        #expect(ranks[0].isRecommended == (reason == .behind("a")))
    }

    @Test(arguments: [0, 50])
    func staysSensibleWhereAllFailedOrAllSucceeded(successes: Int) {
        let ranks = TemplateRanking([counts("a", 50, successes), counts("b", 50, successes)]).ranks

        for rank in ranks {
            #expect(abs(rank.probabilityBest - 0.5) < 1e-6)
            #expect(rank.low >= 0 && rank.high <= 1 && rank.low < rank.rate && rank.rate < rank.high)
            #expect(abs(rank.rate - Double(successes) / 50) < 0.03)
            #expect(rank.high - rank.low < 0.1)
        }
    }

    @Test func probabilitiesOfBeingBestAddUpToOne() {
        let ranks = TemplateRanking([
            counts("a", 700, 80), counts("b", 50, 9), counts("c", 3, 0), counts("d", 100_000, 11_000),
            counts("e", 0, 0),
        ]).ranks

        #expect(abs(ranks.reduce(0) { $0 + $1.probabilityBest } - 1) < 1e-6)
    }

    /// What is alike is as probable, what is better more so, and what is worse less, however many there are.
    @Test func ranksManyTemplatesAtOnce() throws {
        let many = (0..<400).map { counts("t\($0)", 15, $0 % 3) }

        let ranks = TemplateRanking(many + [counts("z", 60, 12)]).ranks

        #expect(abs(ranks.reduce(0) { $0 + $1.probabilityBest } - 1) < 1e-6)
        #expect(ranks.first?.template == "z")
        let chances = (0..<3).map { successes in
            ranks.filter { $0.sends == 15 && $0.successes == successes }.map(\.probabilityBest)
        }
        for alike in chances {
            let first = try #require(alike.first)
            #expect(alike.count >= 133 && alike.allSatisfy { abs($0 - first) < 1e-9 })
        }
        #expect(chances[0][0] < chances[1][0] && chances[1][0] < chances[2][0])
    }

    @Test func probabilitiesOfBeingBestAreThoseOfTheDensities() throws {
        let ranks = TemplateRanking([counts("a", 2_000, 200), counts("b", 2_000, 215)]).ranks

        // The double integral over both densities; it would be 78 % if the two were not drawn together.
        let best = try #require(ranks.first)
        #expect(best.template == "b")
        #expect(abs(best.probabilityBest - 0.7314) < 0.002)
    }

    @Test func doesNotDependOnTheOrderOrOnHowCountsAreSplit() {
        let whole = [counts("a", 500, 60), counts("b", 400, 30)]
        let split = [counts("b", 150, 10), counts("a", 200, 25), counts("b", 250, 20), counts("a", 300, 35)]

        #expect(TemplateRanking(whole).ranks == TemplateRanking(split).ranks)
        #expect(TemplateRanking([]).ranks.isEmpty)
    }

    /// So much mail leaves few spreads in question, and one outlier among templates that are alike.
    @Test func theBestOfManyWithMuchMailIsFound() {
        let alike = (0..<40).map { counts("t\($0)", 10_000, 1_500) }
        let untried = (0..<5).map { counts("new\($0)", 0, 0) }

        let ranks = TemplateRanking(alike + untried + [counts("best", 10_000, 1_900)]).ranks

        #expect(ranks.count == 46)
        #expect(ranks.first?.template == "best")
        #expect(ranks.map(\.isRecommended).filter(\.self).count == 1)
        for rank in ranks.prefix(41) {
            let seen = Double(rank.successes) / Double(rank.sends)
            #expect(abs(rank.rate - seen) < 0.015 && rank.low < rank.rate && rank.rate < rank.high, "\(rank)")
        }
    }

    @Test func aSingleTemplateHasItsOwnRate() {
        let ranks = TemplateRanking([counts("a", 1_000, 180)]).ranks

        #expect(ranks.count == 1)
        #expect(abs(ranks[0].rate - 0.18) < 0.001)
        #expect(abs(ranks[0].low - 0.157) < 0.003 && abs(ranks[0].high - 0.205) < 0.003)
        #expect(ranks[0].probabilityBest == 1)
        #expect(ranks[0].reason == .nothingToCompare)
    }
}
