internal import Engagement
internal import Tracking

@testable internal import Storage

extension House {
    /// Takes a table in as Ada, with its columns as they are guessed.
    func take(
        _ text: String,
        of kind: RecordKind = .contact,
        overwrites: Bool = false,
        isTrial: Bool = false
    ) async throws -> ImportReport {
        let table = try ImportTable(Array(text.utf8), of: kind)
        return try await store.importTable(
            table,
            .guessed(from: table.headers, rows: table.rows, of: kind),
            overwrites: overwrites,
            isTrial: isTrial,
            by: ada.id
        )
    }

    /// What a trial says of a table, and then the import itself.
    func takeTwice(
        _ text: String,
        of kind: RecordKind,
        overwrites: Bool = false
    ) async throws -> (trial: ImportReport, report: ImportReport) {
        let trial = try await take(text, of: kind, overwrites: overwrites, isTrial: true)
        return (trial, try await take(text, of: kind, overwrites: overwrites))
    }

    /// All of one kind as a table.
    func export(_ kind: RecordKind) async throws -> String {
        var text = ""
        var table = ExportTable(of: kind, from: store)
        while let piece = try await table.next() { text += piece }
        return text
    }
}
