internal import ArgumentParser
internal import Foundation
internal import Storage
internal import Tracking

/// `inkling import`: people, accounts or opportunities from a table in CSV, as the pages for it take them.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a table of people, accounts or opportunities.",
        discussion: """
            The first line names the columns; what they say is guessed by their names, or told by --column. Whoever is \
            there already is known by the address, and learns what was missing; an account is known by its id, its domain \
            or its name, an opportunity by its id, or its name and account. Rows that can't be taken are told on standard \
            error, with line, column and remedy; all others are taken. The status is 1 where there were any.
            """
    )

    @Argument(help: "The table, in UTF-8, with commas, semicolons or tabs; - for standard input.")
    var file: String

    @Option(help: "What it is a table of: contacts, accounts or opportunities.")
    var kind = TableKind.contacts

    @Flag(help: "Only say what would happen.")
    var dryRun = false

    @Flag(help: "Replace what is known; otherwise only what is missing is filled in.")
    var overwrite = false

    @Option(
        help: """
            What a column says, such as "E-Mail=address"; nothing behind = leaves it out; may be repeated. \
            \(TableKind.allCases.map(ImportCommand.words(of:)).joined(separator: "; ")).
            """
    )
    var column: [String] = []

    @Option(help: "Who takes it in: the address they log in with. Consents need it, being recorded in somebody's name.")
    var user: String?

    @OptionGroup var data: DataOptions

    func run() async throws {
        let report: ImportReport
        do {
            let bytes = try InputFile.bytes(of: file, limit: ImportTable.maximumSize)
            let table = try ImportTable(bytes, of: kind.record)
            let columns = try columns(of: table)
            let store = try await data.open()
            report = try await store.importTable(
                table,
                columns,
                overwrites: overwrite,
                isTrial: dryRun,
                by: try await importer(in: store)
            )
        } catch {
            throw ExitCode.reporting(error)
        }
        for problem in report.problems { _ = ExitCode.reporting(problem) }
        print(summary(report))
        guard report.problems.isEmpty else { throw ExitCode.failure }
    }

    /// In whose name it is taken in; `nil` where nobody was named.
    private func importer(in store: Store) async throws -> UserID? {
        guard let user else { return nil }
        guard let found = try await store.user(address: user)?.user else { throw ImportChoiceError.noUser(user) }
        return found.id
    }

    private func columns(of table: ImportTable) throws -> ImportColumns {
        let known = ImportField.fields(of: kind.record)
        var fields = ImportColumns.guessed(from: table.headers, rows: table.rows, of: kind.record).fields
        for choice in column {
            guard let mark = choice.lastIndex(of: "=") else { throw ImportChoiceError.noMark(choice) }
            let name = choice[..<mark].lowercased()
            let word = String(choice[choice.index(after: mark)...])
            guard let place = table.headers.firstIndex(where: { $0.lowercased() == name }) else {
                throw ImportChoiceError.noColumn(String(choice[..<mark]))
            }
            let field = known.first { $0.rawValue == word }
            guard word.isEmpty || field != nil else { throw ImportChoiceError.noField(word, kind) }
            fields[place] = field
        }
        return ImportColumns(fields, of: kind.record)
    }

    /// What a column of such a table can say.
    static func words(of kind: TableKind) -> String {
        "\(kind.rawValue): " + ImportField.fields(of: kind.record).map(\.rawValue).joined(separator: ", ")
    }

    private func summary(_ report: ImportReport) -> String {
        let would = dryRun ? "would be " : ""
        return
            "\(report.added) \(would)added, \(report.updated) \(would)updated, \(report.unchanged) unchanged, "
            + "\(report.newAccounts) accounts and \(report.newPeople) people \(would)added for them, "
            + "\(report.newConsents) consents \(would)recorded, \(report.problems.count) lines not taken"
    }
}

/// Why the choice of a column can't be understood.
enum ImportChoiceError: Error, CustomStringConvertible {
    case noMark(String)
    case noColumn(String)
    case noField(String, TableKind)
    case noUser(String)

    var description: String {
        switch self {
        case .noMark(let text): "--column \(text): write the column's name, = and what it says, such as E-Mail=address."
        case .noColumn(let name): "The table has no column “\(name)”; its first line names those that it has."
        case .noField(let word, let kind):
            "No column can say “\(word)” here. What they can say of \(ImportCommand.words(of: kind))."
        case .noUser(let address): "--user \(address): nobody logs in with this address. Name somebody who does."
        }
    }
}
