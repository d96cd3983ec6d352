internal import Engagement
internal import Storage
internal import Tracking

/// A template with what is believed of it beside the others.
struct TemplateRankAnswer: Encodable, Sendable {
    let template: TemplateID
    let name: String
    let sends: Int
    /// Whether there are so many that it is judged at all.
    let enoughData: Bool
    let rate: Double
    let low: Double
    let high: Double
    let probabilityBest: Double
    let recommended: Bool
    let reason: String
    let adjusted: Bool
    @Nullable var warning: String?

    init(_ ranked: RankedTemplate) {
        template = ranked.template.id
        name = ranked.template.name
        sends = ranked.rank.sends
        enoughData = ranked.rank.sends >= TemplateRanking.neededSends
        rate = ranked.rank.rate
        low = ranked.rank.low
        high = ranked.rank.high
        probabilityBest = ranked.rank.probabilityBest
        recommended = ranked.rank.isRecommended
        reason = ranked.words
        adjusted = ranked.rank.isAdjusted
        _warning = Nullable(wrappedValue: ranked.warning)
    }
}
