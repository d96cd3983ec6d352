internal import ArgumentParser
internal import Edge
internal import Foundation
internal import Logging
internal import Storage
internal import Tracking
internal import Web

/// `inkling demo`: a data folder with a made-up workspace, small or as large as is asked for.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fill an empty data folder with the mail of a made-up team.",
        discussion: """
            Without --scale it is a small team with three months of mail, made within seconds: what inkling serve --demo \
            fills and serves at once. A folder that was filled so is left as it is.

            With --scale, to see how pages fare once there is much, it is 2,000 sellers, a million emails and ten million \
            interactions of two years, times the factor. It takes a quarter of an hour and some 7 GB at full size. Ctrl-C stops it; \
            what was written until then is of no use, and the folder can be removed.
            """
    )

    @Option(
        defaultAsFlag: 1,
        help: ArgumentHelp("A large team: 1 is full size, 0.01 a hundredth of it.", valueName: "factor")
    )
    var scale: Double? = nil

    @OptionGroup var data: DataOptions

    func validate() throws {
        guard let scale else { return }
        guard scale > 0, scale <= 10 else {
            throw ValidationError("--scale \(scale): a number above 0 and up to 10 is expected here.")
        }
    }

    func run() async throws {
        do {
            if let scale {
                try await fill(ScaleSize(factor: scale))
            } else {
                try await fillSmall()
            }
        } catch {
            throw ExitCode.reporting(error)
        }
    }

    /// Three months of a small team, as the server makes them up.
    private func fillSmall() async throws {
        let folder = try data.folder()
        let settings = try await SettingsReader.settings(
            arguments: ["--demo", "true", "--data-folder", folder.path],
            environment: ProcessInfo.processInfo.environment,
            file: nil
        )
        let logger = Logger(label: "inkling") { StreamLogHandler.standardError(label: $0) }
        let store = try await Workspace.open(folder)
        let keys = try KeyRingReader(folder: KeyFolder(path: folder.keys), logger: logger)
        let login = try await Demo.withPast(settings, folder, store, keys, logger).fill()
        print(
            """
            A small team’s three months of mail are in \(folder.path).
            Serve it: inkling serve --demo --data-folder \(folder.path)
            Log in as \(login.address) with the password \(login.password)
            """
        )
    }

    private func fill(_ size: ScaleSize) async throws {
        let folder = try data.folder()
        guard try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty else {
            throw DataFolderError.notEmpty(path: folder.path)
        }
        let password = try DemoPassword(folder: folder).make()
        let hash = try await Passwords().hash(password)
        let store = try await Workspace.open(folder)
        tell("Making up \(size.users) users and \(size.contacts) people; this is done once, and takes a while.")
        var said = 0
        try await store.fill(size, passwordHash: hash) { made in
            guard made * 20 / size.emails > said * 20 / size.emails else { return }
            said = made
            tell("\(made) of \(size.emails) emails")
        }
        print(summary(of: size, in: folder, password))
    }

    private func summary(of size: ScaleSize, in folder: DataFolder, _ password: String) -> String {
        """
        \(size.users) users, \(size.emails) emails, \(size.interactions) interactions in \(folder.path).
        Serve it: inkling serve --demo --data-folder \(folder.path)
        Log in as \(Demo.address) (administrator), manager@inkling.example (team manager) or seller@inkling.example, with \
        the password \(password)
        """
    }

    private func tell(_ line: String) {
        FileHandle.standardError.write(Data("inkling: \(line)\n".utf8))
    }
}
