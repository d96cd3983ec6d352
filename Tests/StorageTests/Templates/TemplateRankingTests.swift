internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct TemplateRankingTests {
    private func summary(
        _ name: String,
        sent: Int = 0,
        opened: Int = 0,
        replied: Int = 0,
        sales: [TemplateSales] = []
    ) throws -> TemplateSummary {
        let now = try TestClock().now
        return TemplateSummary(
            id: .new(at: now),
            owner: .new(at: now),
            isShared: true,
            name: name,
            language: "",
            subject: "",
            updatedAt: now,
            outcomes: TemplateOutcomes(
                audiences: [.strangers: TemplateFigures(sent: sent, followed: sent, opened: opened, replied: replied)],
                sales: sales
            )
        )
    }

    private func ranked(_ templates: [TemplateSummary], for aim: RankingAim) -> [RankedTemplate] {
        RankedTemplate.ranked(templates, for: aim)
    }

    /// Opportunities of some age, some of them won, the others open.
    private func sales(_ count: Int, won: Int, age: Int, _ audience: Audience = .strangers) -> [TemplateSales] {
        [TemplateSales(audience: audience, age: age, opportunities: count, won: won, undecided: count - won)]
    }

    @Test func whatIsReallyBestIsRecommendedForItsAimAlone() throws {
        let templates = [
            try summary("Good", sent: 400, opened: 240, replied: 40),
            try summary("Poor", sent: 400, opened: 120, replied: 40),
        ]

        let opens = ranked(templates, for: .opens)
        #expect(opens.map(\.template.name) == ["Good", "Poor"])
        #expect(opens.map(\.rank.isRecommended) == [true, false])
        #expect(opens.map(\.words)[1] == "“Good” is ahead.")
        let replies = ranked(templates, for: .replies)
        #expect(replies.allSatisfy { !$0.rank.isRecommended })
    }

    @Test func oneLuckySendEarnsNoStar() throws {
        let templates = [try summary("Lucky", sent: 1, opened: 1), try summary("Usual", sent: 60, opened: 20)]

        let ranked = ranked(templates, for: .opens)

        #expect(ranked.allSatisfy { !$0.rank.isRecommended })
        #expect(ranked.first { $0.template.name == "Lucky" }?.words.hasPrefix("Not enough data") == true)
    }

    @Test func salesAreRankedByTheOpportunitiesThatWereWon() throws {
        let templates = [
            try summary("Poor", sales: sales(200, won: 20, age: 3)),
            try summary("Good", sales: sales(200, won: 90, age: 3)),
            try summary("Few", sales: sales(10, won: 10, age: 3)),
            try summary("None", sent: 500),
        ]

        let ranks = ranked(templates, for: .sales)

        #expect(ranks.map(\.template.name).prefix(2) == ["Good", "Poor"])
        #expect(ranks.map(\.rank.isRecommended) == [true, false, false, false])
        #expect(ranks.map(\.rank.sends).prefix(3) == [200, 200, 10])
        #expect(ranks.first { $0.template.name == "None" }?.words.contains("opportunities were written about") == true)
    }

    @Test func whatHadLessTimeToBeWonIsNoWorse() throws {
        // Both won one of three after 90 days; half of the newer one's opportunities were written about last week.
        let old = sales(300, won: 100, age: 3)
        let new = sales(150, won: 50, age: 3) + sales(150, won: 3, age: 0)
        // What they have in common tells how few are won in a week.
        let common = sales(300, won: 6, age: 0)

        let ranks = try ranked(
            [summary("Old", sales: old + common), summary("New", sales: new)],
            for: .sales
        )

        #expect(ranks.allSatisfy { !$0.rank.isRecommended })
        #expect(ranks.allSatisfy { $0.rank.isAdjusted })
        #expect(abs(ranks[0].rank.rate - ranks[1].rank.rate) < 0.03)
    }

    @Test func whatWentToCustomersGainsNothingByIt() throws {
        let now = try TestClock().now
        func template(_ name: String, customers: Int, strangers: Int) throws -> TemplateSummary {
            let audiences: [Audience: TemplateFigures] = [
                .customers: TemplateFigures(sent: customers, replied: customers / 2),
                .strangers: TemplateFigures(sent: strangers, replied: strangers / 10),
            ]
            let base = try summary(name)
            return TemplateSummary(
                id: base.id,
                owner: base.owner,
                isShared: true,
                name: name,
                language: "",
                subject: "",
                updatedAt: now,
                outcomes: TemplateOutcomes(audiences: audiences)
            )
        }

        let ranks = try ranked(
            [
                template("To customers", customers: 360, strangers: 40),
                template("To others", customers: 40, strangers: 360),
            ],
            for: .replies
        )

        #expect(ranks.allSatisfy { !$0.rank.isRecommended })
        #expect(ranks.allSatisfy { $0.warning?.contains("with the same mix") == true })
        #expect(abs(ranks[0].rank.rate - ranks[1].rank.rate) < 0.05)
    }

    @Test func everyTemplateIsListedForEveryAim() async throws {
        let house = try await House.open()
        try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer)
        try await house.store.createTemplate(TemplateContent(name: "Ours", isShared: true), by: house.ada.viewer)

        for aim in RankingAim.allCases {
            let mine = try await house.store.templateRanking(for: aim, viewer: house.ada.viewer)
            #expect(Set(mine.map(\.template.name)) == ["Mine", "Ours"])
            let bens = try await house.store.templateRanking(for: aim, viewer: house.ben.viewer)
            #expect(bens.map(\.template.name) == ["Ours"])
        }
    }
}
