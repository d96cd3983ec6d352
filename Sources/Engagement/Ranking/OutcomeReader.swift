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
        "1": 1, "0": 0, "true": 1, "false": 0, "yes": 1, "no": 0, "1.0": 1, "0.0": 0,
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
        guard let outcome = Self.outcomes[field] ?? Self.outcomes[field.lowercased()] else {
            let name = places.columns.all[places.outcome]
            throw CSVError(line: row.line, .value(column: name, expected: "1 where the aim was reached, else 0"))
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

    private func places(_ row: CSVRow) throws(CSVError) -> Places {
        let columns = try CSVColumns(row)
        let template = try columns.place(needed: "template", line: row.line)
        let names = ["outcome"] + aim.columns
        let named = names.lazy.compactMap { columns.place($0) }.first
        let outcome = if let named { named } else { try columns.place(needed: "outcome", line: row.line) }
        return Places(
            columns: columns,
            template: template,
            outcome: outcome,
            group: columns.place("group")
        )
    }
}
