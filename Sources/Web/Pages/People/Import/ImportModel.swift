internal import Engagement
internal import Storage

/// The import of people as its page shows it.
struct ImportModel {
    let importProblem: String?
    let done: Outcome?
    let typedTable: String
    let overwrites: Bool
    let look: Look?

    /// What would be taken, or was.
    struct Outcome {
        let outcomeTitle: String
        let outcomeFacts: [String]
        let hasFaults: Bool
        let faultsTitle: String
        let faults: [Fault]
        let moreFaults: String?
    }

    /// A row that can't be taken.
    struct Fault {
        let faultLine: Int
        let faultColumn: String
        let faultWords: String
    }

    /// A table that was looked at, before it is taken.
    struct Look {
        let lookProblem: String?
        let headersMark: String
        let lookColumns: [Column]
        let sampleRows: [SampleRow]
        let trial: Outcome?
        let importVerb: String?
    }

    /// A column with what it says.
    struct Column {
        let columnID: String
        let columnName: String
        let columnChoices: [Choice]
    }

    /// One of the first rows.
    struct SampleRow {
        let cells: [String]
    }

    /// So many faults are listed.
    static let shownFaults = 100
    /// So many rows are shown before anything is taken.
    static let shownRows = 5
}

extension ImportModel.Look {
    init(_ table: ImportTable, _ columns: ImportColumns, _ report: ImportReport?, problem: String?) {
        lookProblem = problem
        headersMark = TypedImport.mark(of: table)
        lookColumns = zip(table.headers, columns.fields).enumerated().map { place, column in
            ImportModel.Column(
                columnID: "column-\(place)",
                columnName: column.0.isEmpty ? "Column \(place + 1)" : column.0,
                columnChoices: [Choice(value: "", label: "Left out", isChosen: column.1 == nil)]
                    + ImportField.allCases.map {
                        Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == column.1)
                    }
            )
        }
        sampleRows = table.rows.prefix(ImportModel.shownRows).map { row in
            ImportModel.SampleRow(
                cells: table.headers.indices.map { place in
                    let text = row.fields.indices.contains(place) ? row.fields[place] : ""
                    return text.count > 60 ? text.prefix(59) + "…" : text
                }
            )
        }
        trial = report.map { ImportModel.Outcome($0, isDone: false) }
        importVerb = report.flatMap { $0.taken == 0 ? nil : "Import \(Counts.people($0.taken))" }
    }
}

extension ImportModel.Outcome {
    init(_ report: ImportReport, isDone: Bool) {
        outcomeTitle = isDone ? "\(Counts.people(report.taken)) imported" : "What will happen"
        let added = isDone ? "added" : "will be added"
        let updated = isDone ? "learned something new" : "will learn something new"
        outcomeFacts = [
            report.added == 0 ? nil : "\(Counts.people(report.added)) \(added).",
            report.updated == 0
                ? nil
                : "\(Counts.people(report.updated)) who \(report.updated == 1 ? "is" : "are") there already \(updated).",
            report.unchanged == 0
                ? nil
                : "\(Counts.people(report.unchanged)) \(report.unchanged == 1 ? "is" : "are") there already with all of it.",
            report.newAccounts == 0
                ? nil : "\(report.newAccounts) \(report.newAccounts == 1 ? "account" : "accounts") \(added) for them.",
            report.taken == 0 ? "Nobody could be read from this table." : nil,
        ].compactMap(\.self)
        hasFaults = !report.problems.isEmpty
        let count = report.problems.count
        let lines = count == 1 ? "1 line" : "\(count) lines"
        faultsTitle = isDone ? "\(lines) not taken" : "\(lines) can’t be taken"
        faults = report.problems.prefix(ImportModel.shownFaults).map {
            ImportModel.Fault(faultLine: $0.line, faultColumn: $0.column ?? "", faultWords: $0.words)
        }
        let rest = count - faults.count
        moreFaults = rest > 0 ? "And \(rest) more. Mend these first, then look again." : nil
    }
}

extension ImportField {
    /// As the choice of a column names it.
    fileprivate var words: String {
        switch self {
        case .name: "Name"
        case .firstName: "First name"
        case .lastName: "Last name"
        case .address: "Address"
        case .otherAddresses: "Further addresses"
        case .phone: "Phone"
        case .title: "Title"
        case .account: "Account"
        case .postalAddress: "Postal address"
        case .street: "Street"
        case .postalCode: "Postal code"
        case .city: "City"
        case .country: "Country"
        case .timeZone: "Time zone"
        case .language: "Language"
        case .preference: "May be followed"
        }
    }
}
