/// Pieces that the statements about figures have in common.
enum FigureSQL {
    /// The columns of figures.
    static let columns = "sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced"

    /// The same, added up.
    static let sums = columns.split(separator: ", ").map { "SUM(\($0)) AS \($0)" }.joined(separator: ", ")

    /// The sums of each seller that make up the days of `$1` to `$6`.
    static let spansOfSellers = spans(of: "seller")

    /// The sums of each template that make up the days of `$1` to `$6`.
    static let spansOfTemplates = spans(of: "template")

    /// Whole grains, and the days before and behind them.
    private static func spans(of kind: String) -> String {
        """
        (
            SELECT subject, \(columns)
            FROM insight_counts
            WHERE kind = '\(kind)' AND grain = 16 AND span BETWEEN $1 AND $2
            UNION ALL
            SELECT subject, \(columns)
            FROM insight_counts
            WHERE kind = '\(kind)' AND grain = 1 AND span BETWEEN $3 AND $4
            UNION ALL
            SELECT subject, \(columns)
            FROM insight_counts
            WHERE kind = '\(kind)' AND grain = 1 AND span BETWEEN $5 AND $6
        ) spans
        """
    }
}
