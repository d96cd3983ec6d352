package import Logging
internal import ServiceLifecycle
internal import Synchronization
package import Tracking

/// Holds the newest keys that could be read, looks for a change every second, and is asked without waiting.
///
/// So `inkling key …` acts on a running server. Keys are never lost to a folder that is half-written: where it can't be read
/// as a whole the last ring holds, and a key whose file is gone goes on opening until the server stops.
package final class KeyRingReader: Service {
    private let folder: KeyFolder
    private let logger: Logger
    private let held: Mutex<KeyRing>
    private let progress = Mutex(Progress())

    private struct Progress {
        var stamps: [String: FileStamp]?
        var isFailing = false
    }

    /// Reads the keys for the first time; makes a first one where there is none.
    package init(folder: KeyFolder, logger: Logger) throws(KeyFolderError) {
        self.folder = folder
        self.logger = logger
        held = Mutex(try folder.load())
    }

    /// The newest keys that could be read.
    package var ring: KeyRing { held.withLock { $0 } }

    /// Looks for a change now.
    package func refresh() {
        progress.withLock { progress in
            do throws(KeyFolderError) {
                // Looked at before they are read: what changes in between is seen the next time.
                let stamps = try folder.stamps()
                guard progress.stamps != stamps else { return }
                let ring = try keepingWhatIsGone(folder.read())
                held.withLock { $0 = ring }
                progress = Progress(stamps: stamps)
            } catch {
                guard !progress.isFailing else { return }
                progress.isFailing = true
                logger.warning("The keys can't be read, the last ones hold", metadata: ["error": "\(error)"])
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

    /// Adds the keys that are held and no longer in the folder, to open with only: what they sealed must not be lost before
    /// somebody can bring their files back.
    private func keepingWhatIsGone(_ read: KeyRing) throws(KeyFolderError) -> KeyRing {
        let gone = ring.keys.filter { held in !read.keys.contains { $0.id == held.id } }
        guard !gone.isEmpty else { return read }
        logger.warning(
            "Keys are gone from their folder; they open until the server stops, so restore them from a backup",
            metadata: ["keys": "\(gone.map(\.id))", "folder": "\(folder.path)"]
        )
        let kept = gone.map { key in
            var key = key
            if key.state == .active { key.state = .retired }
            return key
        }
        do {
            return try KeyRing(keys: read.keys + kept)
        } catch {
            throw .unusable(path: folder.path, error)
        }
    }
}
