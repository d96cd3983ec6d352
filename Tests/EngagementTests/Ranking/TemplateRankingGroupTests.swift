import Engagement
import Testing
import Tracking

/// Templates that went to different kinds of recipients.
struct TemplateRankingGroupTests {
    private func counts(_ name: String, _ group: String, _ sends: Int, _ successes: Int) -> TemplateOutcomeCounts {
        TemplateOutcomeCounts(template: name, group: group, sends: sends, successes: successes)
    }

    /// Better with both kinds, and worse together: it was mostly sent to those who hardly answer.
    private var paradox: [TemplateOutcomeCounts] {
        [
            counts("better", "customers", 200, 120), counts("better", "strangers", 1_800, 180),
            counts("worse", "customers", 1_800, 900), counts("worse", "strangers", 200, 10),
        ]
    }

    @Test func ranksByWhatTemplatesDoWithTheSameRecipients() throws {
        let ranks = TemplateRanking(paradox).ranks

        #expect(ranks.map(\.template) == ["better", "worse"])
        #expect(ranks.map(\.isRecommended) == [true, false])
        #expect(ranks.allSatisfy { $0.isAdjusted && $0.hasOtherMix })
        // Half of all went to either kind: (60 + 10) / 2 % and (50 + 5) / 2 %.
        #expect(abs(ranks[0].rate - 0.35) < 0.03)
        #expect(abs(ranks[1].rate - 0.275) < 0.03)
    }

    @Test func withoutGroupsItWouldBeTheOtherWayRound() {
        let blind = paradox.map {
            TemplateOutcomeCounts(template: $0.template, sends: $0.sends, successes: $0.successes)
        }

        #expect(TemplateRanking(blind).ranks.map(\.template) == ["worse", "better"])
    }

    @Test func recommendsNothingWhereTemplatesNeverMetTheSameRecipients() {
        let ranks = TemplateRanking([
            counts("a", "customers", 2_000, 1_000), counts("b", "strangers", 2_000, 100),
        ]).ranks

        #expect(ranks.allSatisfy { !$0.isRecommended })
        #expect(ranks.allSatisfy { (0.3...0.7).contains($0.probabilityBest) })
        // What it would be with the others nobody knows.
        #expect(ranks.allSatisfy { $0.high - $0.low > 0.04 })
    }

    @Test func sameMixNeedsNoWarning() {
        let ranks = TemplateRanking([
            counts("a", "x", 500, 50), counts("a", "y", 500, 100), counts("b", "x", 520, 55), counts("b", "y", 480, 92),
        ]).ranks

        #expect(ranks.allSatisfy { $0.isAdjusted && !$0.hasOtherMix })
    }

    /// Nothing but chance chose the recipients: with few emails the mixes look different, and are not.
    @Test(arguments: [(2, 4, 60), (10, 8, 100), (10, 30, 200), (40, 300, 15), (2, 400, 1_600)])
    func randomRecipientsNeedNoWarning(templates: Int, groups: Int, sends: Int) {
        var generator = SeededRandom(seed: 12)
        var warned = 0
        for _ in 0..<5 {
            let draw = (0..<templates).flatMap { template in
                (0..<sends).map { _ in
                    counts("t\(template)", "g\(Int(generator.share() * Double(groups)))", 1, 0)
                }
            }
            warned += TemplateRanking(draw).ranks.count(where: \.hasOtherMix)
        }

        #expect(warned == 0)
    }

    @Test(arguments: [(60, 48), (100, 70), (1_000, 650)])
    func otherRecipientsAreSaid(sends: Int, customers: Int) throws {
        let others = (0..<4).flatMap { template in
            ["customers", "strangers"].map { counts("t\(template)", $0, sends / 2, sends / 10) }
        }

        let ranks = TemplateRanking(
            others + [counts("other", "customers", customers, 9), counts("other", "strangers", sends - customers, 4)]
        ).ranks

        #expect(ranks.filter(\.hasOtherMix).map(\.template) == ["other"])
    }

    /// Each template has kinds of its own, too small to say anything one by one.
    @Test(arguments: [(2, 400, 8), (5, 100, 5), (40, 300, 20)])
    func otherRecipientsOfSmallKindsAreSaid(templates: Int, groups: Int, sends: Int) {
        let ranks = TemplateRanking(
            (0..<groups).map { counts("t\($0 % templates)", "g\($0)", sends, 1) }
        ).ranks

        #expect(ranks.count(where: \.hasOtherMix) == templates)
    }

    @Test func otherRecipientsOfSmallKindsAreSaidBesideALargeKind() {
        let small = (0..<400).map { counts($0 % 2 == 0 ? "a" : "b", "g\($0)", 8, 1) }

        let ranks = TemplateRanking(small + ["a", "b"].map { counts($0, "large", 1_000, 100) }).ranks

        #expect(ranks.allSatisfy { $0.hasOtherMix })
    }

    @Test func manySmallGroupsStayTogether() {
        var generator = SeededRandom(seed: 7)
        let all = (0..<200).flatMap { group in
            let rate = 0.02 + 0.2 * generator.share()
            return ["a", "b"].map { counts($0, "g\(group)", 5, generator.successes(of: 5, rate: rate)) }
        }

        let ranks = TemplateRanking(all).ranks

        #expect(ranks.count == 2)
        let seen = Double(all.reduce(0) { $0 + $1.successes }) / 2_000
        #expect(ranks.allSatisfy { abs($0.rate - seen) < 0.03 && !$0.isRecommended })
    }

    @Test func equalTemplatesAreSeldomToldApartThoughTheirRecipientsDiffer() {
        var generator = SeededRandom(seed: 11)
        var stars = 0
        for _ in 0..<300 {
            let draw = [("a", 800, 200), ("b", 200, 800)].flatMap { name, warm, cold in
                [
                    counts(name, "warm", warm, generator.successes(of: warm, rate: 0.3)),
                    counts(name, "cold", cold, generator.successes(of: cold, rate: 0.05)),
                ]
            }
            if TemplateRanking(draw).ranks.contains(where: \.isRecommended) { stars += 1 }
        }

        #expect(stars <= 15)
    }
}
