internal import Engagement

/// Shares as people read them: whole percents, with how sure they are.
enum RateWords {
    /// "45 %"; a dash where there is nothing to take a share of.
    static func percent(_ proportion: Proportion) -> String {
        proportion.share.map(percent) ?? "–"
    }

    /// "12 of 40, truly 18 to 46 %".
    static func caveat(_ proportion: Proportion, of things: String) -> String {
        guard let interval = proportion.interval else { return "no \(things) yet" }
        let (low, high) = (percent(interval.lowerBound, unit: ""), percent(interval.upperBound))
        return "\(proportion.count) of \(proportion.total), truly \(low) to \(high)"
    }

    /// "45 %", in one piece.
    static func percent(_ share: Double) -> String { percent(share, unit: "\u{A0}%") }

    /// What is not quite nothing or all is never rounded to it.
    private static func percent(_ share: Double, unit: String) -> String {
        switch share {
        case 0: "0\(unit)"
        case 1: "100\(unit)"
        default: "\(min(99, max(1, Int((share * 100).rounded()))))\(unit)"
        }
    }
}
