internal import Foundation

/// The statements that stand in the sources of storage, found by their first word.
enum SourceStatements {
    /// The folder of the sources, beside the tests.
    static var folder: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Storage")
            .resolvingSymlinksInPath()
    }

    /// Every statement but those of the migrations, with blanks collapsed.
    static func all() throws -> Set<String> {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var statements: Set<String> = []
        for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            statements.formUnion(literals(in: text).map(normal).filter(isStatement))
        }
        return statements
    }

    /// The statement with blanks collapsed, so that indentation does not matter.
    static func normal(_ statement: String) -> String {
        statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether a statement that ran is this one with the pieces that it names in their places, or has it in parentheses as a piece.
    static func isFilledIn(_ written: String, by ran: String) -> Bool {
        if ran.contains("(\(written))") { return true }
        let fixed = written.components(separatedBy: "\\(").enumerated().map { place, part in
            place == 0 ? part : String(part.drop { $0 != ")" }.dropFirst())
        }
        guard fixed.count > 1, let first = fixed.first, ran.hasPrefix(first), let last = fixed.last, ran.hasSuffix(last)
        else { return false }
        var rest = Substring(ran)
        for piece in fixed where !piece.isEmpty {
            guard let place = rest.range(of: piece) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }

    private static func isStatement(_ text: String) -> Bool {
        ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].contains { text.hasPrefix($0) }
    }

    /// What stands between triple quotes, and between quotes outside of them.
    private static func literals(in text: String) -> [String] {
        let parts = text.components(separatedBy: "\"\"\"")
        let long = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let short = parts.enumerated().filter { $0.offset % 2 == 0 }
            .flatMap { $0.element.components(separatedBy: .newlines) }
            .flatMap { line in
                line.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            }
        return (long + short).map { $0.replacingOccurrences(of: "\\\\", with: "\\") }
    }
}
