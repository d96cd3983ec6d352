// What `Benchmarks/intake` measures of this program: hits on their way from a journal into SQLite, and what pages of a large
// database take.

import Foundation

/// Runs one part in a folder, and prints its figures as one line of JSON.
@main struct IntakeBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 3, let size = arguments.last.flatMap({ Int($0) }), size > 0,
            let part = arguments.first, let folder = arguments.dropFirst().first
        else { throw Problem.usage }
        switch part {
        case "intake": try tell(try await IntakeTurn(folder: folder, hits: size).run())
        case "pages": try tell(try await PagesTurn(folder: folder, interactions: size).run())
        default: throw Problem.usage
        }
    }

    private static func tell(_ figures: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try FileHandle.standardOutput.write(contentsOf: try encoder.encode(figures) + Data("\n".utf8))
    }
}

/// Why nothing was measured.
enum Problem: Error, CustomStringConvertible {
    case usage
    case notCounted(expected: Int, found: Int)

    var description: String {
        switch self {
        case .usage: "IntakeBenchmark intake FOLDER HITS | IntakeBenchmark pages FOLDER INTERACTIONS"
        case .notCounted(let expected, let found): "\(expected) rows should be there, and \(found) are"
        }
    }
}
