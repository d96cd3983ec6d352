internal import Engagement

/// Why a row of a table was not taken: its line, its column, and the remedy.
package struct ImportProblem: Error, Hashable, Sendable {
    /// The line of the file, from 1.
    package let line: Int
    /// What the column is called; `nil` where it is the whole row.
    package let column: String?
    /// What is wrong and what to do, as sentences.
    package let words: String

    init(line: Int, column: String? = nil, words: String) {
        self.line = line
        self.column = column
        self.words = words
    }

    init(_ error: CSVError) {
        self.init(line: error.line, words: error.problem.words)
    }
}

extension ImportProblem: CustomStringConvertible {
    /// "Line 7, “Phone”: …".
    package var description: String {
        column.map { "Line \(line), “\($0)”: \(words)" } ?? "Line \(line): \(words)"
    }
}
