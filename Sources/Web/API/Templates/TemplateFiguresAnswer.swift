internal import Engagement

/// What became of the emails from a template.
struct TemplateFiguresAnswer: Encodable, Sendable {
    let sent: Int
    let followed: Int
    let opened: RateAnswer
    let clicked: RateAnswer
    let replied: RateAnswer
    let won: SalesAnswer

    init(_ figures: TemplateFigures) {
        sent = figures.sent
        followed = figures.followed
        opened = RateAnswer(figures.openRate)
        clicked = RateAnswer(figures.clickRate)
        replied = RateAnswer(figures.replyRate)
        won = SalesAnswer(figures)
    }
}

/// How many opportunities of so many were won, and how many of the others still may be.
struct SalesAnswer: Encodable, Sendable {
    let count: Int
    let of: Int
    let undecided: Int
    @Nullable var rate: Double?
    @Nullable var low: Double?
    @Nullable var high: Double?

    init(_ figures: TemplateFigures) {
        let rate = figures.winRate
        count = rate.count
        of = rate.total
        undecided = figures.undecided
        _rate = Nullable(wrappedValue: rate.share)
        _low = Nullable(wrappedValue: rate.interval?.lowerBound)
        _high = Nullable(wrappedValue: rate.interval?.upperBound)
    }
}

/// How many of so many, with the interval in which the true share lies with 95 % confidence.
struct RateAnswer: Encodable, Sendable {
    let count: Int
    let of: Int
    @Nullable var rate: Double?
    @Nullable var low: Double?
    @Nullable var high: Double?

    init(_ proportion: Proportion) {
        count = proportion.count
        of = proportion.total
        _rate = Nullable(wrappedValue: proportion.share)
        _low = Nullable(wrappedValue: proportion.interval?.lowerBound)
        _high = Nullable(wrappedValue: proportion.interval?.upperBound)
    }
}
