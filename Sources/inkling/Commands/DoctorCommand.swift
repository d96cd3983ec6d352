internal import ArgumentParser
internal import Foundation

/// `inkling doctor`: looks at an installation and says what to mend.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at an installation: settings, data folder, keys, senders, relays, mailboxes, public name.",
        usage: "inkling doctor [--config <file>] [<settings>]",
        discussion: """
            Takes the settings of `inkling serve` and prints a line for each thing: ok, warning or problem, what was \
            found, and the remedy. Ends with status 1 where there is a problem. What it asks the listener for records \
            nothing.
            """
    )

    @Option(help: "A JSON file with settings.")
    var config: String?

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Settings, as serve takes them.", visibility: .hidden))
    var settings: [String] = []

    func run() async throws {
        let settings: Settings
        do {
            settings = try await SettingsReader.settings(
                arguments: self.settings,
                environment: ProcessInfo.processInfo.environment,
                file: config ?? ProcessInfo.processInfo.environment["INKLING_CONFIG"]
            )
        } catch {
            throw ExitCode.reporting(error, as: .wrongUsage)
        }
        let findings = await Examination(settings: settings).findings()
        for finding in findings { print(finding.line) }
        if findings.contains(where: { $0.level == .problem }) { throw ExitCode.failure }
    }
}
