internal import ArgumentParser

/// The command line: each verb is a command of its own file.
@main
struct Inkling: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inkling",
        abstract: "Follows the mail that sellers send, and tells them honestly what happened to it.",
        subcommands: [
            Serve.self, Send.self, Follow.self, Unfollow.self, JudgeCommand.self, RejudgeCommand.self, ReadCommand.self,
            RankCommand.self, AdviseCommand.self, UserCommand.self, TeamCommand.self,
            TokenCommand.self, KeyCommand.self, DKIMCommand.self, TimelineCommand.self, DoctorCommand.self,
            JournalCommand.self, ImportCommand.self,
            ExportCommand.self, DemoCommand.self,
        ]
    )
}
