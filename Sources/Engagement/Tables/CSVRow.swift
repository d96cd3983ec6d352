/// One row of a table in CSV.
package struct CSVRow: Hashable, Sendable {
    /// The line of the file on which it begins, from 1.
    package let line: Int
    /// Its fields, without the quotes around them.
    package let fields: [String]

    /// Puts a row together.
    package init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}
