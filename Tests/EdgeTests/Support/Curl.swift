import Foundation
import Testing

/// The download program that people use.
enum Curl {
    static let path = "/usr/bin/curl"
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    /// Runs it quietly, and tells its status.
    static func run(_ arguments: [String], in folder: String) async throws -> Int32 {
        try await OutsideProgram.run(path, ["-q", "-sS", "--noproxy", "*"] + arguments, in: folder)
    }
}
