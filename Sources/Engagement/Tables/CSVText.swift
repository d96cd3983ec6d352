/// Writes tables in CSV (RFC 4180) that spreadsheets show as they are.
package enum CSVText {
    /// One row with its end of line.
    ///
    /// A cell that a spreadsheet would take for a formula is made a text by an apostrophe before it (product §9.2).
    package static func row(_ fields: [String]) -> String {
        fields.map(cell).joined(separator: ",") + "\r\n"
    }

    /// What a cell said before ``row(_:)`` made it harmless.
    package static func original(_ cell: String) -> String {
        guard cell.first == "'", let next = cell.dropFirst().first, dangerous.contains(next) else { return cell }
        return String(cell.dropFirst())
    }

    private static let dangerous: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    private static func cell(_ text: String) -> String {
        let isDangerous = text.first.map { dangerous.contains($0) } ?? false
        let harmless = isDangerous ? "'" + text : text
        let needsQuotes =
            harmless.contains { "\",;\t".contains($0) || $0.isNewline }
            || harmless.first == " " || harmless.last == " "
        return needsQuotes ? "\"" + harmless.replacing("\"", with: "\"\"") + "\"" : harmless
    }
}
