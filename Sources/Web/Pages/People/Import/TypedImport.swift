internal import Storage

/// A table as it stands in the form, and how it is to be read.
struct TypedImport {
    var text = ""
    var overwrites = false
    /// What was chosen for each column; `nil` where nothing was, so that it is guessed.
    var chosen: [Int: ImportField?] = [:]
    /// For which columns that was: another table is guessed anew.
    var headers = ""

    init() {}

    init(_ fields: FormFields) {
        text = fields["table"] ?? ""
        overwrites = fields["overwrite"] == "yes"
        headers = fields["headers"] ?? ""
        for (name, value) in fields.pairs where name.hasPrefix("column-") {
            guard let place = Int(name.dropFirst("column-".count)) else { continue }
            chosen[place] = .some(ImportField(rawValue: value))
        }
    }

    /// The guessed columns, with those that were chosen as they were chosen.
    func columns(of table: ImportTable, _ kind: RecordKind) -> ImportColumns {
        let guessed = ImportColumns.guessed(from: table.headers, rows: table.rows, of: kind)
        guard headers == Self.mark(of: table) else { return guessed }
        return ImportColumns(guessed.fields.enumerated().map { place, field in chosen[place] ?? field }, of: kind)
    }

    /// What tells the columns of one table from those of another; browsers change line breaks on their way.
    static func mark(of table: ImportTable) -> String {
        table.headers.map { String($0.map { $0.isNewline ? " " : $0 }) }.joined(separator: "|")
    }
}
