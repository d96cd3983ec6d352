/// The lines of a table of facts, each with its number: comma-separated, quotes around a value that holds a comma (RFC 4180),
/// `#` before a comment.
struct FactsRows {
    let rows: [Row]

    struct Row {
        let file: String
        let line: Int
        let values: [String]

        subscript(column: Int) -> String { values[column] }

        func error(_ problem: String) -> FactsError { .badLine(file: file, line: line, problem: problem) }
    }

    init(_ text: String, columns: [String], file: String) throws(FactsError) {
        var rows: [Row] = []
        var hasHead = false
        // CR LF is one character.
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (place, line) in lines.enumerated() {
            guard !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) else { continue }
            let row = Row(file: file, line: place + 1, values: Self.values(line))
            if !hasHead {
                guard row.values == columns else {
                    throw row.error("the first line names the columns: \(columns.joined(separator: ","))")
                }
                hasHead = true
                continue
            }
            guard row.values.count == columns.count else {
                throw row.error("there are \(row.values.count) values instead of \(columns.count)")
            }
            guard row.values.suffix(2).allSatisfy({ !$0.isEmpty }) else {
                throw row.error("each fact names its source and its date")
            }
            rows.append(row)
        }
        guard hasHead else {
            throw .badLine(
                file: file,
                line: 1,
                problem: "there is nothing in it, not even the line that names the columns"
            )
        }
        self.rows = rows
    }

    private static func values(_ line: Substring) -> [String] {
        var values = [""]
        var isQuoted = false
        var wasQuote = false
        for character in line {
            if character == "\"" {
                // Two quotes inside quotes stand for one.
                if wasQuote { values[values.count - 1].append("\"") }
                isQuoted.toggle()
                wasQuote = !isQuoted && !wasQuote
                continue
            }
            wasQuote = false
            if character == ",", !isQuoted {
                values.append("")
            } else {
                values[values.count - 1].append(character)
            }
        }
        return values
    }
}
