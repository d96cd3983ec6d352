internal import Engagement
internal import Foundation

/// What `inkling rank` prints of a template.
struct RankLine: Encodable {
    private let rank: TemplateRank
    /// What is counted.
    private let aim: RankingAim

    init(_ rank: TemplateRank, for aim: RankingAim) {
        self.rank = rank
        self.aim = aim
    }

    /// On one line, whose members are always the same.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private enum CodingKeys: CodingKey {
        case template, sends, rate, low, high, probabilityBest, recommended, reason, adjusted, warning
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rank.template, forKey: .template)
        try container.encode(rank.sends, forKey: .sends)
        try container.encode(rounded(rank.rate), forKey: .rate)
        try container.encode(rounded(rank.low), forKey: .low)
        try container.encode(rounded(rank.high), forKey: .high)
        try container.encode(rounded(rank.probabilityBest), forKey: .probabilityBest)
        try container.encode(rank.isRecommended, forKey: .recommended)
        try container.encode(rank.reason.words(for: aim), forKey: .reason)
        try container.encode(rank.isAdjusted, forKey: .adjusted)
        // Written as null where there is none.
        try container.encode(rank.warning(for: aim), forKey: .warning)
    }

    /// More digits than these no data carry.
    private func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
