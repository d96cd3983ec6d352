/// Counts the outcomes of a table with an email a row, as they come: `template`, `outcome` and perhaps `group`.
package struct OutcomeReader {
    private struct Key: Hashable {
        let template: String
        let group: String
    }

    private struct Places {
        let columns: CSVColumns
        let template: Int
        let outcome: Int
        let group: Int?
    }

    private static let outcomes: [String: Int] = [
        "1": 1, "0": 0, "true": 1, "false": 0, "yes": 1, "no": 0, "1.0": 1, "0.0": 0, "t": 1, "f": 0, "y": 1, "n": 0,
    ]

    private let aim: RankingAim
    private var places: Places?
    private var cells: [Key: Int] = [:]
    private var counted: [TemplateOutcomeCounts] = []

    /// Begins with no row.
    ///
    /// The outcome stands under `outcome`, or else under the name of the aim.
    package init(aim: RankingAim) {
        self.aim = aim
    }

    /// The counts so far, by template and group.
    package var counts: [TemplateOutcomeCounts] { counted }

    /// Counts a row; the first one names the columns.
    package mutating func take(_ row: CSVRow) throws(CSVError) {
        guard let places else {
            self.places = try places(row)
            return
        }
        try places.columns.check(row)
        let template = places.columns.field(row, places.template)
        guard !template.isEmpty else {
            throw CSVError(line: row.line, .value(column: "template", expected: "the name of a template"))
        }
        let field = places.columns.field(row, places.outcome)
        guard let outcome = Self.outcome(field) else {
            let name = places.columns.all[places.outcome]
            let expected = "1 (or how often) where the aim was reached, else 0"
            throw CSVError(line: row.line, .value(column: name, expected: expected))
        }
        let group = places.group.map { places.columns.field(row, $0) } ?? ""
        let key = Key(template: template, group: group)
        let cell = cells[key] ?? counted.count
        if cell == counted.count {
            cells[key] = cell
            counted.append(TemplateOutcomeCounts(template: template, group: group, sends: 0, successes: 0))
        }
        counted[cell].sends += 1
        counted[cell].successes += outcome
    }

    /// One where the aim was reached, once or more often as a count of clicks may say; `nil` where the field says neither.
    private static func outcome(_ field: String) -> Int? {
        if let outcome = outcomes[field] ?? outcomes[field.lowercased()] { return outcome }
        guard let count = Double(field), count >= 0, count.isFinite, count == count.rounded() else { return nil }
        return count > 0 ? 1 : 0
    }

    private func places(_ row: CSVRow) throws(CSVError) -> Places {
        let columns = CSVColumns(row)
        let template = try columns.place(needed: "template")
        let named = try columns.place(anyOf: ["outcome"] + aim.columns)
        let outcome = if let named { named } else { try columns.place(needed: "outcome") }
        return Places(
            columns: columns,
            template: template,
            outcome: outcome,
            group: try columns.place("group")
        )
    }
}
