package import Engagement

/// A table as it was given: its columns, its rows, and what can't even be read as a row.
package struct ImportTable: Hashable, Sendable {
    /// What its first row calls the columns.
    package let headers: [String]
    /// The rows behind it that can be read.
    package let rows: [CSVRow]
    /// What is wrong with those that can't.
    package let broken: [ImportProblem]

    /// More rows are refused.
    package static let maximumRows = 50_000
    /// A larger table is refused, in bytes.
    package static let maximumSize = 16 * 1_024 * 1_024

    /// Reads it; two columns of one name are refused where such a table is read by that name.
    ///
    /// - Throws: what is wrong with its first row, without which nothing can be told.
    package init(_ bytes: some Collection<UInt8>, of kind: RecordKind) throws(ImportProblem) {
        var found = CSVReader.rows(bytes)[...]
        guard let first = found.popFirst() else { throw ImportProblem(CSVError(line: 1, .empty)) }
        let columns: CSVColumns
        do {
            let row = try first.get()
            headers = row.fields.map(\.trimmed)
            columns = CSVColumns(row)
            try columns.refuseDoubled { ImportColumns.isRead($0, in: kind) }
        } catch {
            throw ImportProblem(error)
        }
        guard found.count <= Self.maximumRows else {
            throw ImportProblem(
                line: 1,
                words: "The table has \(found.count) rows; at most \(Self.maximumRows) are taken at once. Split it."
            )
        }
        var rows: [CSVRow] = []
        var broken: [ImportProblem] = []
        for result in found {
            do {
                let row = try result.get()
                try columns.check(row)
                rows.append(row)
            } catch {
                broken.append(ImportProblem(error))
            }
        }
        self.rows = rows
        self.broken = broken
    }
}
