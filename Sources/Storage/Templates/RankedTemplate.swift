package import Engagement
internal import Tracking

/// A template with what is believed of it beside the others.
package struct RankedTemplate: Hashable, Sendable {
    /// The template; what was sold with it is counted only where that is the aim of one of the rankings asked for.
    package let template: TemplateSummary
    /// Its place for an aim; `template` in it is the id.
    package let rank: TemplateRank
    /// Why it is recommended or not, as a sentence.
    package let words: String
    /// What has to be known of its rate, since it went to others than the rest; `nil` where it did not.
    package let warning: String?
}

extension RankedTemplate {
    /// Ranks templates for an aim, best first: opens of those that were followed, replies of all that were sent, sales of the
    /// opportunities that they were about.
    static func ranked(_ templates: [TemplateSummary], for aim: RankingAim) -> [RankedTemplate] {
        let byID = Dictionary(templates.map { ($0.id.description, $0) }) { first, _ in first }
        let counts = templates.flatMap { $0.outcomes.counts(of: $0.id.description, for: aim) }
        let untried = templates.map { template in
            // Every template is listed; of one that was never tried nothing else is told.
            TemplateOutcomeCounts(
                template: template.id.description,
                group: counts.first?.group ?? "",
                sends: 0,
                successes: 0
            )
        }
        return TemplateRanking(counts + untried).ranks.compactMap { rank in
            byID[rank.template].map { template in
                RankedTemplate(
                    template: template,
                    rank: rank,
                    words: rank.reason.words(for: aim, byID),
                    warning: rank.warning(for: aim)
                )
            }
        }
    }
}

extension RankReason {
    /// The reason with names in place of ids.
    fileprivate func words(for aim: RankingAim, _ templates: [String: TemplateSummary]) -> String {
        func name(_ id: String) -> String { templates[id]?.name ?? id }
        return switch self {
        case .best, .tooFewSends, .nothingToCompare: words(for: aim)
        case .notToldFrom(let others): RankReason.notToldFrom(others.map(name)).words(for: aim)
        case .notToldFromFirst(let first): RankReason.notToldFromFirst(name(first)).words(for: aim)
        case .behind(let other): RankReason.behind(name(other)).words(for: aim)
        }
    }
}
