internal import Foundation

/// The hits of a file, one in JSON on each line, and what is wrong with the lines that are none.
struct HitFile {
    /// The hits that can be understood, in order.
    private(set) var lines: [HitLine] = []
    /// A problem for every other line.
    private(set) var problems: [HitLineError] = []

    init(_ bytes: [UInt8]) {
        let decoder = JSONDecoder()
        let newline = UInt8(ascii: "\n")
        // Some editors put a byte order mark first.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for (place, line) in bytes.split(separator: newline, omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { $0 > UInt8(ascii: " ") }) {
            do {
                lines.append(try decoder.decode(HitLine.self, from: Data(line)))
            } catch {
                problems.append(HitLineError(line: place + 1, error))
            }
        }
    }
}

/// What is wrong with a line, and where.
struct HitLineError: Error, Hashable, CustomStringConvertible {
    let line: Int
    let problem: String

    init(line: Int, _ error: any Error) {
        self.line = line
        problem =
            switch error {
            case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing"
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
                context.codingPath.isEmpty
                    ? "it is no JSON object" : "“\(Self.name(context.codingPath))” has a value of another kind"
            case DecodingError.dataCorrupted(let context):
                context.codingPath.isEmpty
                    ? "it is no JSON object"
                    : "“\(Self.name(context.codingPath))” is wrong: \(context.debugDescription)"
            default: "it can’t be understood"
            }
    }

    private static func name(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }

    var description: String { "Line \(line): \(problem). The other lines were judged." }
}
