/// What became of the mail of some days.
package struct Insights: Hashable, Sendable {
    /// One day's mail.
    package struct DayFigures: Hashable, Sendable {
        /// When it was sent.
        package let day: InsightDay
        /// What became of it, until now.
        package let figures: InsightFigures
    }

    /// Each day on which something was sent, the earliest first.
    package var days: [DayFigures] = []
    /// The median of how long it took until a person opened an email first, in minutes; `nil` where nobody did.
    package var minutesToOpen: Int?
    /// The median of how long it took until somebody answered first, in minutes; `nil` where nobody did.
    package var minutesToReply: Int?

    /// Counts nothing.
    package init() {}

    /// All days together.
    package var figures: InsightFigures { days.reduce(InsightFigures()) { $0 + $1.figures } }
}

/// One seller, template, account or contact with what became of its mail.
package struct InsightLine<Subject: Hashable & Sendable>: Hashable, Sendable {
    /// Which one.
    package let id: Subject
    /// What it is called.
    package let name: String
    /// What became of its mail.
    package let figures: InsightFigures
    /// How long it took; `nil` where that is too much mail to look up.
    package var medians: InsightMedians?
}
