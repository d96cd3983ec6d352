internal import ArgumentParser
internal import Storage

/// `inkling export`: people, accounts or opportunities as a table in CSV.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write people, accounts or opportunities as a table in CSV.",
        discussion: """
            What is written inkling import takes again. Cells that a spreadsheet would take for a formula begin \
            with an apostrophe. What is archived is left out.
            """
    )

    @Argument(help: "What to write: contacts, accounts or opportunities.")
    var what: TableKind

    @OptionGroup var data: DataOptions

    func run() async throws {
        do {
            var table = try await ExportTable(of: what.record, from: data.open())
            while let piece = try await table.next() { try OutputFile.print(Array(piece.utf8)) }
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
