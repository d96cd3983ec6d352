/// A row of a table that has quotes, taken byte by byte.
struct CSVQuotedRow {
    private enum State {
        /// Nothing of the field has come.
        case fresh
        /// Within a field without quotes.
        case plain
        /// Within quotes.
        case quoted
        /// Behind a quote that closes the field, unless another one follows.
        case closed
    }

    private let separator: UInt8
    private var state = State.fresh
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var problem: CSVError.Problem?
    /// Whether its end has come.
    private(set) var isComplete = false
    /// How many ends of lines have come.
    private(set) var lines = 0

    init(separator: UInt8) {
        self.separator = separator
    }

    /// What has come, as the last row of a table.
    var row: Result<[String], CSVError.Problem> {
        if state == .quoted { return .failure(.openQuote) }
        var whole = self
        if !isComplete { whole.endField() }
        return whole.problem.map { .failure($0) } ?? .success(whole.fields)
    }

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) {
        if byte == UInt8(ascii: "\n") { lines += 1 }
        switch (state, byte) {
        case (.fresh, UInt8(ascii: "\"")):
            state = .quoted
        case (.quoted, UInt8(ascii: "\"")):
            state = .closed
        case (.closed, UInt8(ascii: "\"")):
            // A quote within quotes is doubled (RFC 4180 §2.7).
            field.append(byte)
            state = .quoted
        case (.quoted, _):
            field.append(byte)
        case (_, UInt8(ascii: "\n")):
            if state == .plain, field.last == UInt8(ascii: "\r") { field.removeLast() }
            endField()
            isComplete = true
        case (_, separator):
            endField()
        case (.closed, UInt8(ascii: "\r")), (.closed, UInt8(ascii: " ")):
            break
        case (.closed, _):
            problem = problem ?? .textBehindQuote
            state = .plain
        case (.fresh, _), (.plain, _):
            field.append(byte)
            state = .plain
        }
    }

    private mutating func endField() {
        if let text = String(validating: field, as: UTF8.self) {
            fields.append(text)
        } else {
            problem = problem ?? .notUTF8
        }
        field = []
        state = .fresh
    }
}
