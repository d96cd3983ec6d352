internal import Foundation
package import Logging
internal import ServiceLifecycle
internal import Synchronization

/// Holds the newest keys that sign mail, looks for a change every second, and is asked without waiting.
///
/// So `inkling dkim new` acts on a running server. Where the files can't be read the last keys hold.
package final class DKIMKeyReader: Service {
    private let folder: DKIMKeyFolder
    private let logger: Logger
    private let held: Mutex<[DKIMKey]>
    private let progress: Mutex<Progress>

    private struct Progress {
        var contents: [String: Data]
        /// What is wrong now, and was told.
        var trouble: DKIMKeyError?
    }

    /// Reads the keys for the first time; refuses one that can't be used.
    package init(folder: DKIMKeyFolder, logger: Logger) throws(DKIMKeyError) {
        self.folder = folder
        self.logger = logger
        let contents = try folder.contents()
        held = Mutex(try DKIMKeyFolder.keys(contents))
        progress = Mutex(Progress(contents: contents))
    }

    /// The newest keys that could be read.
    package var keys: [DKIMKey] { held.withLock { $0 } }

    /// Looks for a change now.
    package func refresh() {
        progress.withLock { progress in
            do throws(DKIMKeyError) {
                // There are few and they are small: comparing them whole misses nothing.
                let contents = try folder.contents()
                guard progress.contents != contents || progress.trouble != nil else { return }
                let keys = try DKIMKeyFolder.keys(contents)
                held.withLock { $0 = keys }
                progress = Progress(contents: contents)
                logger.notice("Mail is signed with the new keys", metadata: ["records": "\(keys.map(\.name.record))"])
            } catch {
                guard progress.trouble != error else { return }
                progress.trouble = error
                logger.warning("The DKIM keys can't be used, the last ones hold", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Looks for a change every second until shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                self.refresh()
            }
        }
    }
}
