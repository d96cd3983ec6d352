internal import ArgumentParser
internal import Foundation

extension Settings {
    /// The settings that a command was given, those of its environment, and those of the JSON file that one of both names.
    ///
    /// - Throws: the status to end with, once it was said what is wrong.
    static func told(_ arguments: [String], file: String?) async throws -> Settings {
        let environment = ProcessInfo.processInfo.environment
        do {
            return try await SettingsReader.settings(
                arguments: arguments,
                environment: environment,
                file: file ?? environment["INKLING_CONFIG"]
            )
        } catch {
            throw ExitCode.reporting(error, as: .wrongUsage)
        }
    }
}
