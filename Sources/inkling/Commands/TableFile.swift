internal import Engagement
internal import Foundation

/// A table in CSV that a command reads, row by row: it may be larger than the memory.
enum TableFile {
    private static let pieceSize = 1_048_576

    /// Reads a file, or standard input, and answers what is wrong with its lines; what can't be read at all is thrown.
    static func read(_ path: String, _ take: (CSVRow) throws(CSVError) -> Void) throws -> TableProblems {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let handle else { throw InputFileError.unreadable(path) }
        var reader = CSVReader()
        var problems = TableProblems()
        var rows = 0
        func handleRow(_ result: Result<CSVRow, CSVError>) throws {
            rows += 1
            do {
                try take(try result.get())
            } catch {
                // Without its first row nothing of a table can be understood.
                if rows == 1 { throw error }
                problems.add(error)
            }
        }
        while let piece = try read(handle, path) {
            try reader.read(piece, handleRow)
        }
        try reader.finish(handleRow)
        if rows == 0 { throw CSVError(line: 1, .empty) }
        problems.lines = rows - 1
        return problems
    }

    private static func read(_ handle: FileHandle, _ path: String) throws(InputFileError) -> Data? {
        do {
            let piece = try handle.read(upToCount: pieceSize)
            return piece?.isEmpty == false ? piece : nil
        } catch {
            throw .unreadable(path)
        }
    }
}

/// What is wrong with the lines of a table.
struct TableProblems: Error, Hashable, CustomStringConvertible {
    /// After so many wrong lines the rest will hardly tell more.
    private static let most = 20

    /// The first ones.
    private(set) var first: [CSVError] = []
    /// How many there are.
    private(set) var count = 0
    /// How many of those lines are taken nevertheless.
    private(set) var taken = 0
    /// How many lines the table has behind its first one.
    var lines = 0

    mutating func add(_ problem: CSVError) {
        count += 1
        if problem.isTaken { taken += 1 }
        if first.count < Self.most { first.append(problem) }
    }

    var description: String {
        var words = ["\(count - taken) of \(lines) lines left out\(taken > 0 ? ", \(taken) taken in part" : ""):"]
        words += first.map(\.description)
        if count > first.count { words.append("And \(count - first.count) lines more.") }
        return words.joined(separator: "\n")
    }
}
