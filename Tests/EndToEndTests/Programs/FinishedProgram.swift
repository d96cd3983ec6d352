internal import Foundation

/// What a short program said and how it ended.
struct FinishedProgram: Sendable {
    let ending: LaunchedProgram.Ending
    /// Standard output and error, as they came.
    let output: String

    var succeeded: Bool { ending == .exited(0) }

    /// Runs a program to its end, which must come within the limit.
    static func run(
        _ arguments: [String],
        environment: [String: String] = Checkout.environment,
        input: String = "",
        within limit: Duration = .seconds(30)
    ) async throws -> FinishedProgram {
        try await withTemporaryFolder { folder in
            let program = try LaunchedProgram(
                arguments,
                environment: environment,
                input: folder.write(input.utf8, to: "input"),
                output: folder.file("output")
            )
            do {
                let ending = try await program.wait(within: limit)
                await program.end()
                return FinishedProgram(ending: ending, output: folder.text("output"))
            } catch {
                await program.end()
                throw error
            }
        }
    }
}
