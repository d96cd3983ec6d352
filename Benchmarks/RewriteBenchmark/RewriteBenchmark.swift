// What `Benchmarks/rewrite` measures of this program: each run of it is one contender's turn, and prints one line of JSON.

import Foundation
import Mail

/// Reads what is to be measured from its arguments, measures it, and prints the figures.
@main struct RewriteBenchmark {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count == 3, let count = Int(arguments[2]) else {
            throw Problem.usage
        }
        // As the program does at its start.
        MessageMemory.keep()
        let report: Report
        switch arguments[0] {
        case "html": report = try HTMLTurn(list: arguments[1]).run(passes: count)
        case "first": report = try MessageTurn(file: arguments[1]).firstCopies(count)
        case "further": report = try MessageTurn(file: arguments[1]).furtherCopies(count)
        case "memory": report = try MessageTurn(file: arguments[1]).memory()
        default: throw Problem.usage
        }
        print(report.json)
    }
}

/// Why nothing was measured.
enum Problem: Error, CustomStringConvertible {
    case usage
    case unreadable(String)
    case notFollowed(String)

    var description: String {
        switch self {
        case .usage: "rewrite-benchmark html LIST PASSES | first FILE COUNT | further FILE COUNT | memory FILE 1"
        case .unreadable(let path): "\(path) can’t be read."
        case .notFollowed(let reason): "The message is not followed: \(reason)"
        }
    }
}
