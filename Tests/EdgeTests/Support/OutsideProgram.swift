import Foundation

/// Programs of the system that a test starts.
enum OutsideProgram {
    /// Runs one to its end, and tells its status; what it says is thrown away where it is of no interest.
    static func run(_ path: String, _ arguments: [String], in folder: String, isSilent: Bool = false) async throws
        -> Int32
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardInput = FileHandle.nullDevice
        if isSilent {
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
        }
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
