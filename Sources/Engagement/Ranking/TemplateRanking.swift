internal import Foundation

/// Which templates do best, and what the data really tell (product §7.3).
///
/// A template with few emails is drawn towards the others, as far as they are alike: the outcomes are fitted by a model
/// whose templates are spread around a common level, and all spreads that the data allow are weighed. Kinds of recipients
/// have levels of their own, so that no template gains by having gone to those who answer anyway. The probability of being
/// best is an integral over those densities. A recommendation needs more: the template has to win an exact test against
/// every other one, for it was picked as the first of many. Nothing here is drawn by lot: the same data, the same ranking.
package struct TemplateRanking: Sendable {
    /// Fewer emails than this never earn a recommendation.
    package static let neededSends = 50
    /// Only a test that chance wins more rarely than this tells two templates apart.
    ///
    /// Of two that are the same either may
    /// come first, so one is recommended in at most 3 % of cases.
    static let significance = 0.015
    /// How probable it has to be, besides, that a recommended template is the best.
    static let neededProbability = 0.95
    /// A template's mix of recipients differs when more than this share would have to be others.
    static let otherMix = 0.1
    /// Only where chance would do that more rarely, in any of the templates, is it said that a mix differs.
    static let otherMixSignificance = 0.01

    /// The templates, best first; those with too few emails behind the others.
    package let ranks: [TemplateRank]

    /// Ranks templates by their counts.
    ///
    /// Several counts of one template and kind are added up.
    package init(_ counts: [TemplateOutcomeCounts]) {
        let table = OutcomeTable(counts)
        let posterior = RankingPosterior(OutcomeTable(counts, groupLimit: OutcomeTable.groupLimit))
        let sends = table.sends.map { Int($0.reduce(0, +)) }
        let order = table.templates.indices.sorted {
            let enough = (sends[$0] >= Self.neededSends, sends[$1] >= Self.neededSends)
            if enough.0 != enough.1 { return enough.0 }
            let rates = (posterior.summaries[$0].mean, posterior.summaries[$1].mean)
            return rates.0 == rates.1 ? sends[$0] > sends[$1] : rates.0 > rates.1
        }
        let contenders = order.filter { sends[$0] >= Self.neededSends }
        let rivals = Self.notToldApart(table, contenders, posterior)
        ranks = order.enumerated().map { place, template in
            let summary = posterior.summaries[template]
            let reason: RankReason =
                if sends[template] < Self.neededSends {
                    .tooFewSends(needed: Self.neededSends)
                } else if place > 0 {
                    rivals.contains(template)
                        ? .notToldFromFirst(table.templates[order[0]]) : .behind(table.templates[order[0]])
                } else if contenders.count < 2 {
                    .nothingToCompare
                } else {
                    rivals.isEmpty ? .best : .notToldFrom(rivals.map { table.templates[$0] })
                }
            return TemplateRank(
                template: table.templates[template],
                sends: sends[template],
                successes: Int(table.successes[template].reduce(0, +)),
                rate: summary.mean,
                low: summary.low,
                high: summary.high,
                probabilityBest: summary.best,
                isRecommended: reason == .best,
                isAdjusted: table.groups > 1,
                hasOtherMix: Self.hasOtherMix(table, template),
                reason: reason
            )
        }
    }

    private static func hasOtherMix(_ table: OutcomeTable, _ template: Int) -> Bool {
        guard table.distance(ofMix: template) > otherMix else { return false }
        return table.chance(ofMix: template) < otherMixSignificance / Double(table.templates.count)
    }

    /// Those with enough emails that the first of them is not told from.
    private static func notToldApart(
        _ table: OutcomeTable,
        _ contenders: [Int],
        _ posterior: RankingPosterior
    ) -> [Int] {
        guard let first = contenders.first else { return [] }
        let rest = contenders.dropFirst()
        let rivals = rest.filter { PairTest(table, first, over: $0).chance > significance }
        if rivals.isEmpty, let next = rest.first,
            posterior.probabilitiesBest(among: contenders)[first, default: 0] < neededProbability
        {
            return [next]
        }
        return rivals
    }
}
