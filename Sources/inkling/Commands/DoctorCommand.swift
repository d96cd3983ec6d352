internal import ArgumentParser
internal import Synchronization
internal import Web

/// `inkling doctor`: looks at an installation and says what to mend.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Look at an installation: settings, data folder, keys, senders and their DNS, relays, mailboxes, public name.",
        usage: "inkling doctor [--config <file>] [<settings>]",
        discussion: """
            Takes the settings of `inkling serve` and prints a line for each thing: ok, unchecked, warning or problem, \
            what was found, and the remedy. Ends with status 1 where there is a problem. What it asks the listener for records \
            nothing.
            """
    )

    @Option(help: "A JSON file with settings.")
    var config: String?

    @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Settings, as serve takes them.", visibility: .hidden))
    var settings: [String] = []

    func run() async throws {
        let settings = try await Settings.told(self.settings, file: config)
        let hasProblem = Mutex(false)
        await Examination(settings: settings).run { finding in
            print(finding.line)
            if finding.level == .problem { hasProblem.withLock { $0 = true } }
        }
        if hasProblem.withLock(\.self) { throw ExitCode.failure }
    }
}
