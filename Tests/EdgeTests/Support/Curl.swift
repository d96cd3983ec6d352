import Foundation
import Testing

/// The download program that people use.
enum Curl {
    static let path = "/usr/bin/curl"
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    /// Runs it quietly, and tells its status.
    static func run(_ arguments: [String], in folder: String) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-q", "-sS", "--noproxy", "*"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { ended in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                ended.resume(throwing: error)
            }
        }
    }
}
