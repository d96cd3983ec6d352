internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// What became of the mail of some days.
struct InsightsAnswer: Encodable, Sendable {
    let from: String
    let to: String
    let figures: InsightFiguresAnswer
    @Nullable var minutesToOpen: Int?
    @Nullable var minutesToReply: Int?
    let zone: String
    /// From Monday on, each with its 24 hours.
    let hours: [[Int]]
    let by: InsightGrouping
    let items: [InsightLinesAnswer.Line]
    @Nullable var next: String?

    init(
        _ insights: Insights,
        days: ClosedRange<InsightDay>,
        by grouping: InsightGrouping,
        _ lines: InsightLinesAnswer,
        _ hours: InsightHours,
        zone: TimeZone
    ) {
        from = days.lowerBound.text
        to = days.upperBound.text
        figures = InsightFiguresAnswer(insights.figures)
        _minutesToOpen = Nullable(wrappedValue: insights.minutesToOpen)
        _minutesToReply = Nullable(wrappedValue: insights.minutesToReply)
        self.zone = zone.identifier
        self.hours = hours.counts
        by = grouping
        items = lines.items
        _next = Nullable(wrappedValue: lines.next)
    }
}

/// What became of mail, counted, with shares.
struct InsightFiguresAnswer: Encodable, Sendable {
    let sent: Int
    let followed: Int
    let opened: RateAnswer
    let perhapsOpened: Int
    let clicked: RateAnswer
    let viewed: RateAnswer
    let replied: RateAnswer
    let bounced: RateAnswer

    init(_ figures: InsightFigures) {
        sent = figures.sent
        followed = figures.followed
        opened = RateAnswer(Proportion(figures.opened, of: figures.followed))
        perhapsOpened = figures.perhapsOpened
        clicked = RateAnswer(Proportion(figures.clicked, of: figures.followed))
        viewed = RateAnswer(Proportion(figures.viewed, of: figures.followed))
        replied = RateAnswer(Proportion(figures.replied, of: figures.sent))
        bounced = RateAnswer(Proportion(figures.bounced, of: figures.sent))
    }
}

/// A part of the lines that figures are broken down to.
struct InsightLinesAnswer {
    let items: [Line]
    let next: String?

    /// One day, seller, team, template or record.
    struct Line: Encodable, Sendable {
        /// The day, or the id.
        let key: String
        let name: String
        let figures: InsightFiguresAnswer
        @Nullable var minutesToOpen: Int?
        @Nullable var minutesToReply: Int?

        init(_ day: Insights.DayFigures) {
            key = day.day.text
            name = day.day.text
            figures = InsightFiguresAnswer(day.figures)
            _minutesToOpen = Nullable()
            _minutesToReply = Nullable()
        }

        init<Kind>(_ line: InsightLine<ID<Kind>>) {
            key = line.id.description
            name = line.name
            figures = InsightFiguresAnswer(line.figures)
            _minutesToOpen = Nullable(wrappedValue: line.medians?.minutesToOpen)
            _minutesToReply = Nullable(wrappedValue: line.medians?.minutesToReply)
        }
    }

    init(_ days: [Insights.DayFigures]) {
        items = days.map { Line($0) }
        next = nil
    }

    /// Takes one more than fit, whose being there tells that there are more.
    init<Kind>(_ found: [InsightLine<ID<Kind>>], limit: Int) {
        let shown = found.prefix(limit)
        items = shown.map { Line($0) }
        next =
            found.count > limit
            ? shown.last.map { CursorText.text(Instant(microseconds: Int64($0.figures.sent)), $0.id) } : nil
    }

    /// The same of what had to be looked up; `nil` is too much for that.
    init<Kind>(lookedUp found: [InsightLine<ID<Kind>>]?, limit: Int) throws {
        guard let found else {
            throw Problem.invalid("?by", "This is too much mail to look each of them up. Name a seller, or fewer days.")
        }
        self.init(found, limit: limit)
    }
}
