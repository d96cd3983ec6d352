internal import Engagement
internal import Storage

/// The import of a table as its page shows it.
struct ImportModel {
    let importHeading: String
    let importThing: String
    let importAction: String
    let importSample: String
    let crumbLink: String
    let crumbWords: String
    let doneLink: String
    let overwriteHelp: String
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
        let columnsHelp: String?
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

extension ImportModel {
    init(_ words: ImportWords, _ typed: TypedImport, problem: String?, done: Outcome?, look: Look?) {
        importHeading = words.heading
        importThing = words.thing
        importAction = words.route.path
        importSample = words.sample
        crumbLink = words.list.path
        crumbWords = words.listName
        doneLink = words.newest
        overwriteHelp = words.overwriteHelp
        importProblem = problem
        self.done = done
        typedTable = typed.text
        overwrites = typed.overwrites
        self.look = look
    }
}

extension ImportModel.Look {
    init(_ table: ImportTable, _ columns: ImportColumns, _ report: ImportReport?, problem: String?) {
        let words = ImportWords(kind: columns.kind)
        lookProblem = problem
        columnsHelp = words.columnsHelp
        headersMark = TypedImport.mark(of: table)
        lookColumns = zip(table.headers, columns.fields).enumerated().map { place, column in
            ImportModel.Column(
                columnID: "column-\(place)",
                columnName: column.0.isEmpty ? "Column \(place + 1)" : column.0,
                columnChoices: Self.choices(of: columns.kind, chosen: column.1)
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
        trial = report.map { ImportModel.Outcome($0, words, isDone: false) }
        importVerb = report.flatMap { $0.taken == 0 ? nil : "Import \(words.count($0.taken))" }
    }

    private static func choices(of kind: RecordKind, chosen: ImportField?) -> [Choice] {
        let none = Choice(value: "", label: "Left out", isChosen: chosen == nil)
        return [none]
            + ImportField.fields(of: kind).map { field in
                Choice(value: field.rawValue, label: field.words(in: kind), isChosen: field == chosen)
            }
    }
}

extension ImportModel.Outcome {
    init(_ report: ImportReport, _ words: ImportWords, isDone: Bool) {
        outcomeTitle = isDone ? "\(words.count(report.taken)) imported" : "What will happen"
        outcomeFacts = Self.facts(report, words, isDone: isDone)
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

    private static func facts(_ report: ImportReport, _ words: ImportWords, isDone: Bool) -> [String] {
        let added = isDone ? "added" : "will be added"
        let updated = isDone ? "learned something new" : "will learn something new"
        let which = words.kind == .contact ? "who" : "that"
        func fact(_ count: Int, _ sentence: (_ verb: String) -> String) -> String? {
            count == 0 ? nil : sentence(count == 1 ? "is" : "are")
        }
        let consents = report.newConsents == 1 ? "1 consent" : "\(report.newConsents) consents"
        let facts: [String?] = [
            fact(report.added) { _ in "\(words.count(report.added)) \(added)." },
            fact(report.updated) { "\(words.count(report.updated)) \(which) \($0) there already \(updated)." },
            fact(report.unchanged) { "\(words.count(report.unchanged)) \($0) there already with all of it." },
            fact(report.newAccounts) { _ in "\(Counts.accounts(report.newAccounts)) \(added) for them." },
            fact(report.newPeople) { _ in "\(Counts.people(report.newPeople)) \(added) for them." },
            fact(report.newConsents) { _ in "\(consents) \(isDone ? "put" : "will be put") on record." },
            report.taken == 0 ? words.nothing : nil,
        ]
        return facts.compactMap(\.self)
    }
}

extension ImportField {
    /// As the choice of a column of such a table names it.
    fileprivate func words(in kind: RecordKind) -> String {
        switch self {
        case .id: "Inkling’s id"
        case .name: "Name"
        case .firstName: "First name"
        case .lastName: "Last name"
        case .address: "Address"
        case .otherAddresses: "Further addresses"
        case .domain: "Domain"
        case .phone: "Phone"
        case .title: "Title"
        case .account: "Account"
        case .people: "People’s addresses"
        case .amount: "Amount"
        case .currency: "Currency"
        case .stage: "Stage"
        case .closedOn: "Won or lost on"
        case .postalAddress: "Postal address"
        case .street: "Street"
        case .postalCode: "Postal code"
        case .city: "City"
        case .country: "Country"
        case .timeZone: "Time zone"
        case .language: "Language"
        case .preference: kind == .account ? "People may be followed" : "May be followed"
        case .consent: "Agreed to be followed on"
        case .consentManner: "How they agreed"
        case .consentWords: "What they agreed to"
        }
    }
}
