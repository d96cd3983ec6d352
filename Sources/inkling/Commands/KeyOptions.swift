internal import ArgumentParser
internal import Edge
internal import Foundation
internal import Tracking

/// The data folder, for commands that want nothing of it but the keys.
struct KeyOptions: ParsableArguments {
    @Option(
        name: [.customLong("data"), .customLong("data-folder")],
        help: "The data folder, made if it is missing; else INKLING_DATA_FOLDER, else \(Setting.dataFolder.standard)."
    )
    var dataFolder: String?

    /// Loads the keys; makes the folder and a first key where there is none.
    ///
    /// That others may enter the data folder does no harm here: the keys lie in a folder and in files of their own.
    func keys() throws(KeyFolderError) -> KeyRing {
        let path = dataFolder ?? ProcessInfo.processInfo.environment[Setting.dataFolder.variable]
        return try KeyFolder(path: DataFolder(path: path ?? Setting.dataFolder.standard).keys).load()
    }
}
