internal import ArgumentParser
internal import Foundation
internal import Storage

/// `inkling import`: people from a table in CSV, as the page *Import people* takes them.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a table of people.",
        discussion: """
            The first line names the columns; what they say is guessed by their names, or told by --column. Whoever is \
            there already is known by the address, and learns what was missing. Rows that can't be taken are told on \
            standard error, with line, column and remedy; all others are taken. The status is 1 where there were any.
            """
    )

    @Argument(help: "The table, in UTF-8, with commas, semicolons or tabs; - for standard input.")
    var file: String

    @Flag(help: "Only say what would happen.")
    var dryRun = false

    @Flag(help: "Replace what is known; otherwise only what is missing is filled in.")
    var overwrite = false

    @Option(
        help: """
            What a column says, such as "E-Mail=address"; nothing behind = leaves it out; may be repeated. The words: \
            \(ImportField.allCases.map(\.rawValue).joined(separator: ", ")).
            """
    )
    var column: [String] = []

    @OptionGroup var data: DataOptions

    func run() async throws {
        let report: ImportReport
        do {
            let table = try ImportTable(try InputFile.bytes(of: file, limit: ImportTable.maximumSize))
            let columns = try columns(of: table)
            report = try await data.open().importContacts(
                table,
                columns,
                overwrites: overwrite,
                isTrial: dryRun,
                by: nil
            )
        } catch {
            throw ExitCode.reporting(error)
        }
        for problem in report.problems { _ = ExitCode.reporting(problem) }
        print(summary(report))
        guard report.problems.isEmpty else { throw ExitCode.failure }
    }

    private func columns(of table: ImportTable) throws -> ImportColumns {
        var fields = ImportColumns.guessed(from: table.headers, rows: table.rows).fields
        for choice in column {
            guard let mark = choice.lastIndex(of: "=") else { throw ImportChoiceError.noMark(choice) }
            let name = choice[..<mark].lowercased()
            let word = String(choice[choice.index(after: mark)...])
            guard let place = table.headers.firstIndex(where: { $0.lowercased() == name }) else {
                throw ImportChoiceError.noColumn(String(choice[..<mark]))
            }
            guard word.isEmpty || ImportField(rawValue: word) != nil else { throw ImportChoiceError.noField(word) }
            fields[place] = ImportField(rawValue: word)
        }
        return ImportColumns(fields)
    }

    private func summary(_ report: ImportReport) -> String {
        let would = dryRun ? "would be " : ""
        return
            "\(report.added) \(would)added, \(report.updated) \(would)updated, \(report.unchanged) unchanged, "
            + "\(report.newAccounts) accounts \(would)added, \(report.problems.count) lines not taken"
    }
}

/// Why the choice of a column can't be understood.
enum ImportChoiceError: Error, CustomStringConvertible {
    case noMark(String)
    case noColumn(String)
    case noField(String)

    var description: String {
        switch self {
        case .noMark(let text): "--column \(text): write the column's name, = and what it says, such as E-Mail=address."
        case .noColumn(let name): "The table has no column “\(name)”; its first line names those that it has."
        case .noField(let word):
            "No column can say “\(word)”. One of these: \(ImportField.allCases.map(\.rawValue).joined(separator: ", "))."
        }
    }
}
