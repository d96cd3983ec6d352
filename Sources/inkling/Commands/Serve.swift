internal import ArgumentParser
internal import Foundation
internal import Logging

/// `inkling serve`: everything at once, in one process.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the web app, the API and the tracking listener.",
        usage: "inkling serve [--config <file>] [<settings>]",
        discussion: SettingsHelp.text
    )

    @Option(help: "A JSON file with settings.")
    var config: String?

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Settings, see above.", visibility: .hidden))
    var settings: [String] = []

    func run() async throws {
        let settings = try await Settings.told(self.settings, file: config)
        let level = settings.logLevel
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        do {
            try await Server.run(settings, logger: Logger(label: "inkling")) { announcement in
                FileHandle.standardOutput.write(Data(announcement.description.utf8))
            }
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
