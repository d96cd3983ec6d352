internal import ArgumentParser
internal import Foundation
internal import Storage

/// The data folder, for commands that work on it directly, whether the server runs or not.
struct DataOptions: ParsableArguments {
    @Option(help: "The data folder; else INKLING_DATA_FOLDER, else \(Setting.dataFolder.standard).")
    var dataFolder: String?

    /// The folder itself, made where it is missing.
    func folder() throws -> DataFolder {
        let path = dataFolder ?? ProcessInfo.processInfo.environment[Setting.dataFolder.variable]
        return try DataFolder.open(path ?? Setting.dataFolder.standard)
    }

    /// Opens the workspace of that folder.
    func open() async throws -> Store {
        try await Workspace.open(try folder())
    }
}
