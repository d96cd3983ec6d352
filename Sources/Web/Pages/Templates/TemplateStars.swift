internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// Which templates carry a star for an aim, and what is said of the others.
struct TemplateStars {
    let aim: RankingAim
    private let ranks: [TemplateID: RankedTemplate]

    /// Ranks everything that the viewer has.
    static func load(_ aim: RankingAim, from store: Store, for visit: Visit) async throws -> TemplateStars {
        TemplateStars(aim, try await store.templateRanking(for: aim, viewer: visit.viewer))
    }

    /// The same for each aim.
    static func loadAll(from store: Store, for visit: Visit) async throws -> [TemplateStars] {
        try await store.templateRankings(for: RankingAim.allCases, viewer: visit.viewer).map(TemplateStars.init)
    }

    private init(_ aim: RankingAim, _ ranked: [RankedTemplate]) {
        self.aim = aim
        ranks = Dictionary(ranked.map { ($0.template.id, $0) }) { first, _ in first }
    }

    /// "Best for opens", for the one that the data really tell from the rest.
    func chip(_ id: TemplateID) -> Chip? {
        guard ranks[id]?.rank.isRecommended == true else { return nil }
        return Chip(tone: "person", icon: "star", label: "Best for \(aim.words)")
    }

    /// What is believed of a template, and of how much that is drawn; `nil` where it was never sent.
    func words(_ id: TemplateID) -> String? {
        guard let ranked = ranks[id], ranked.rank.sends > 0 else { return nil }
        let rank = ranked.rank
        let trials = rank.sends == 1 ? "1 \(aim.trial)" : "\(rank.sends) \(aim.trials)"
        guard rank.sends >= TemplateRanking.neededSends else {
            return
                "Best for \(aim.words)? Not enough data: \(trials), at least \(TemplateRanking.neededSends) are needed."
        }
        let percent = RateWords.percent(rank.probabilityBest)
        // Templates with few emails may be anything; so one with a star is not the best of all for sure.
        let belief =
            "For \(aim.words), of \(trials): \(ranked.words) "
            + "Those with few \(aim.trials) included, it is the best with \(percent) probability."
        return ranked.warning.map { "\(belief) \($0)" } ?? belief
    }
}

extension RankingAim {
    /// What is aimed at, in words.
    var words: String {
        switch self {
        case .opens: "opens"
        case .replies: "answers"
        case .sales: "sales"
        }
    }

    /// One of its trials.
    fileprivate var trial: String {
        switch self {
        case .opens, .replies: "email"
        case .sales: "opportunity"
        }
    }
}
