internal import Foundation
internal import Storage

/// What was sent and what became of it, day by day or week by week: a table that a script draws.
struct InsightChart {
    let chartTitle: String
    let stepName: String
    let rows: [Row]
    /// What is read out instead of the drawing.
    let chartLabel: String
    let dayTableLink: String

    /// One day or week.
    struct Row {
        let stepLabel: String
        let sentCount: Int
        let openedCount: Int
        let answeredCount: Int
    }

    /// More days than these are drawn week by week.
    static let mostDays = 92

    init(_ insights: Insights, days: ClosedRange<InsightDay>, tableLink: String) {
        let byWeek = days.upperBound.number - days.lowerBound.number >= Self.mostDays
        let width = byWeek ? 7 : 1
        let known = Dictionary(grouping: insights.days) { ($0.day.number - days.lowerBound.number) / width }
        let steps = (days.upperBound.number - days.lowerBound.number) / width + 1
        rows = (0..<steps).map { step in
            let figures = (known[step] ?? []).reduce(InsightFigures()) { $0 + $1.figures }
            return Row(
                stepLabel: InsightDay(number: days.lowerBound.number + step * width).words,
                sentCount: figures.sent,
                openedCount: figures.opened,
                answeredCount: figures.replied
            )
        }
        chartTitle = byWeek ? "Week by week" : "Day by day"
        stepName = byWeek ? "Week from" : "Day"
        let sum = insights.figures
        chartLabel =
            "\(chartTitle): \(sum.sent) sent, \(sum.opened) opened, \(sum.replied) answered. The table below says the same."
        dayTableLink = tableLink
    }
}

extension InsightDay {
    /// "17 Nov 2026".
    var words: String { CalendarDay(start, in: .gmt).shortWords }
}
