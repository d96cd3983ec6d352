/// A subject without the marks of answers before it, such as `Re:`.
struct AnsweredSubject {
    /// What remains, as it was written.
    let text: String
    /// Whether there was a mark.
    let isMarked: Bool

    /// The marks of several languages.
    private static let marks = ["re:", "aw:", "sv:", "antw:", "r:", "rif:", "res:", "vs:", "odp:", "ynt:", "re："]

    init(_ subject: String) {
        var rest = subject[...].drop { $0.isWhitespace }
        var isMarked = false
        while let mark = Self.marks.first(where: { rest.lowercased().hasPrefix($0) }) {
            rest = rest.dropFirst(mark.count).drop { $0.isWhitespace }
            isMarked = true
        }
        text = String(rest)
        self.isMarked = isMarked
    }

    /// What subjects are compared by.
    var key: String { text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
