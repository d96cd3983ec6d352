/// What is believed of a template beside the others.
package struct TemplateRank: Hashable, Sendable {
    /// The template.
    package let template: String
    /// How many emails were sent with it.
    package let sends: Int
    /// Of how many of them the aim was reached.
    package let successes: Int
    /// The share of emails of which the aim is reached, drawn towards the other templates as far as the data are few, and
    /// as it would be if all templates went to the same mix of recipients.
    package let rate: Double
    /// Below this the rate is with a probability of 2.5 %.
    package let low: Double
    /// Above this the rate is with a probability of 2.5 %.
    package let high: Double
    /// How probable it is that no other template has a higher rate.
    package let probabilityBest: Double
    /// Whether the data really tell it from the rest, as the best.
    package let isRecommended: Bool
    /// Whether the rate is corrected for kinds of recipients.
    package let isAdjusted: Bool
    /// Whether it went to another mix of recipients than the templates together, so that the correction matters.
    package let hasOtherMix: Bool
    /// Why it is recommended or not.
    package let reason: RankReason

    /// What has to be known of its rate, where it went to others than the rest did; `nil` where it did not.
    package func warning(for aim: RankingAim) -> String? {
        guard hasOtherMix else { return nil }
        return switch aim {
        case .opens, .replies:
            "It went to other recipients than the templates together; the rate is what it would be with the same mix."
        case .sales:
            "It went to other recipients, or at other times, than the templates together; the rate is what it would be "
                + "with the same mix."
        }
    }
}
