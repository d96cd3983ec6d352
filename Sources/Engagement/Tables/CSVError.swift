/// What is wrong with a table in CSV, and where.
package struct CSVError: Error, Hashable, Sendable {
    /// The line of the file, from 1.
    package let line: Int
    /// What is wrong there.
    package let problem: Problem

    /// Names a problem and its place.
    package init(line: Int, _ problem: Problem) {
        self.line = line
        self.problem = problem
    }

    /// What can be wrong.
    package enum Problem: Error, Hashable {
        /// The file ends within a quoted field.
        case openQuote
        /// A quoted field goes on behind its closing quote.
        case textBehindQuote
        /// The bytes are no UTF-8.
        case notUTF8
        /// A row has more bytes than a row may have.
        case tooLong(limit: Int)
        /// A row has more fields than the table has columns.
        case tooManyFields(Int, columns: Int)
        /// The file has no row at all.
        case empty
        /// The first row does not name a column that is needed.
        case missingColumn(String, found: [String])
        /// Two columns have the same name.
        case sameColumn(String)
        /// A field does not say what it should.
        case value(column: String, expected: String)
        /// A field does not say what it should, and the rest of the row is taken without it.
        case ignored(column: String, expected: String)
    }

    /// Whether the row is taken nevertheless.
    package var isTaken: Bool {
        if case .ignored = problem { true } else { false }
    }
}

extension CSVError: CustomStringConvertible {
    /// The line, what is wrong there, and what to do.
    ///
    /// No field of the table is repeated, for they are about people.
    package var description: String { "Line \(line): \(problem.words)" }
}

extension CSVError.Problem {
    /// What is wrong and what to do, in a sentence or two.
    package var words: String {
        switch self {
        case .openQuote: "A quote is opened here and never closed. Close it, or double it where it belongs to the text."
        case .textBehindQuote:
            "There is text behind a closing quote. Put a comma between, or double the quotes that belong to the text."
        case .notUTF8: "The text is not UTF-8. Save the table as “CSV UTF-8”."
        case .tooLong(let limit):
            "The row has more than \(limit / 1_024) kB. Perhaps a quote is not closed; else shorten the row."
        case .tooManyFields(let count, let columns):
            "The row has \(count) fields, but the table has \(columns) columns. Put quotes around text that has commas."
        case .empty: "The table is empty. Its first line names the columns."
        case .missingColumn(let name, let found):
            "There is no column “\(name)”. The first line has to name the columns; here it names "
                + found.map { "“\($0)”" }.joined(separator: ", ") + "."
        case .sameColumn(let name): "Two columns are named “\(name)”. Rename one of them."
        case .value(let column, let expected): "“\(column)” has to be \(expected)."
        case .ignored(let column, let expected): "“\(column)” has to be \(expected). The row is taken without it."
        }
    }
}
