/// Why a template is recommended or not.
package enum RankReason: Hashable, Sendable {
    /// It is better than every other template that was sent often enough.
    case best
    /// It was not sent often enough to be told from anything.
    case tooFewSends(needed: Int)
    /// No other template was sent often enough to compare it with.
    case nothingToCompare
    /// It comes first, but one or more others may be as good.
    case notToldFrom([String])
    /// Another one is ahead, but this one may be as good.
    case notToldFromFirst(String)
    /// Another one is better.
    case behind(String)

    /// The reason in a sentence.
    package func words(for aim: RankingAim) -> String {
        switch self {
        case .best: "Better than every other template with enough \(aim.trials)."
        case .tooFewSends(let needed) where aim == .sales:
            "Not enough data: fewer than \(needed) opportunities were written about with it."
        case .tooFewSends(let needed): "Not enough data: fewer than \(needed) emails were sent with it."
        case .nothingToCompare: "Not enough data: no other template has enough \(aim.trials) to compare it with."
        case .notToldFrom(let others) where others.count == 1: "Ahead, but the data do not tell it from “\(others[0])”."
        case .notToldFrom(let others): "Ahead, but the data do not tell it from \(others.count) others."
        case .notToldFromFirst(let first): "Not enough data to tell it from “\(first)”, which is ahead."
        case .behind(let other): "“\(other)” is ahead."
        }
    }
}
