/// Pieces that the statements about figures have in common.
enum FigureSQL {
    /// The columns of figures.
    static let columns = "sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced"

    /// The same, added up.
    static let sums = columns.split(separator: ", ").map { "SUM(\($0)) AS \($0)" }.joined(separator: ", ")

    /// What became of mail, added up from rows that stand for one email each and have all columns but the first.
    static let outcomesOfEmails = columns.split(separator: ", ").dropFirst().map { "SUM(\($0)) AS \($0)" }
        .joined(separator: ", ")

    /// What became of mail, added up from rows of a table that stand for one email or copy each; they have all columns but the first.
    static func outcomes(of table: String) -> String {
        columns.split(separator: ", ").dropFirst().map { "SUM(\(table).\($0)) AS \($0)" }.joined(separator: ", ")
    }

    /// The sums of each seller that make up the days of `$1` to `$6`.
    static let spansOfSellers = spans("subject, \(columns)", of: "insight_counts", "kind = 'seller'")

    /// The same of whoever is in the team of `$7`.
    static let spansOfMembers = spans(
        "subject, \(columns)",
        of: "insight_counts",
        "kind = 'seller' AND subject IN (SELECT id FROM users WHERE team_id = $7)"
    )

    /// The sums of each template that make up the days of `$1` to `$6`.
    static let spansOfTemplates = spans("subject, \(columns)", of: "insight_counts", "kind = 'template'")

    /// How often each step of a delay `$7` happened on the days of `$1` to `$6`, to the subject of kind `$8` and id `$9`.
    static let stepsOfSubject = spans(
        "step, count",
        of: "insight_delays",
        "what = $7 AND kind = $8 AND subject = $9"
    )

    /// The same to whoever is in the team of `$8`.
    static let stepsOfMembers = spans(
        "step, count",
        of: "insight_delays",
        "what = $7 AND kind = 'seller' AND subject IN (SELECT id FROM users WHERE team_id = $8)"
    )

    /// Whole grains, and the days before and behind them.
    private static func spans(_ columns: String, of table: String, _ condition: String) -> String {
        """
        (
            SELECT \(columns)
            FROM \(table)
            WHERE \(condition) AND grain = 16 AND span BETWEEN $1 AND $2
            UNION ALL
            SELECT \(columns)
            FROM \(table)
            WHERE \(condition) AND grain = 1 AND span BETWEEN $3 AND $4
            UNION ALL
            SELECT \(columns)
            FROM \(table)
            WHERE \(condition) AND grain = 1 AND span BETWEEN $5 AND $6
        ) spans
        """
    }
}
