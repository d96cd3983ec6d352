/// What a template is to reach.
package enum RankingAim: String, CaseIterable, Sendable {
    case opens, replies, sales

    /// The names under which a table may have the outcome, besides `outcome`.
    package var columns: [String] {
        switch self {
        case .opens: ["opens", "opened", "open"]
        case .replies: ["replies", "replied", "reply"]
        case .sales: ["sales", "won", "sale", "sold"]
        }
    }

    /// What is tried with a template, and counted.
    package var trials: String {
        switch self {
        case .opens, .replies: "emails"
        case .sales: "opportunities"
        }
    }
}
