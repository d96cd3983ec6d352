internal import ArgumentParser
internal import Foundation
internal import Storage

/// The data folder, for commands that work on it directly, whether the server runs or not.
struct DataOptions: ParsableArguments {
    @Option(help: "The data folder; else INKLING_DATA_FOLDER, else \(Setting.dataFolder.standard).")
    var dataFolder: String?

    /// Opens the workspace of that folder.
    func open() async throws -> Store {
        let path = dataFolder ?? ProcessInfo.processInfo.environment[Setting.dataFolder.variable]
        return try await Workspace.open(try DataFolder.open(path ?? Setting.dataFolder.standard))
    }
}
