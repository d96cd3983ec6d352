package import Logging
internal import ServiceLifecycle
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Holds the newest edge state that could be read, looks for a newer one every second, and is asked without waiting.
package final class EdgeStateReader: Service {
    private let path: String
    private let logger: Logger
    private let held = Mutex(EdgeStateImage(EdgeState()))
    private let progress = Mutex(Progress())

    private struct Progress {
        var stamp: Stamp?
        var isFailing = false
    }

    /// Changes whenever the file is replaced.
    private struct Stamp: Equatable {
        let device: UInt64
        let inode: UInt64
        let size: Int64
        let seconds: Int64
        let nanoseconds: Int64
    }

    /// Reads the file for the first time; where that fails nothing is silenced or blocked, and that is logged.
    package init(path: String, logger: Logger) {
        self.path = path
        self.logger = logger
        refresh()
    }

    /// The newest state that could be read.
    var state: EdgeStateImage { held.withLock { $0 } }

    /// Looks for a newer file now; whoever published in this process may tell so.
    ///
    /// Where it can't be read the last one holds.
    package func refresh() {
        progress.withLock { progress in
            do {
                let stamp = try stamp()
                guard progress.stamp != stamp else { return }
                let state = try EdgeStateFile.open(path)
                held.withLock { $0 = state }
                progress.stamp = stamp
                progress.isFailing = false
            } catch {
                guard !progress.isFailing else { return }
                progress.isFailing = true
                logger.warning("edge state can't be read, the last one holds", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Looks for a newer file every second until shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(1))
                self.refresh()
            }
        }
    }

    private func stamp() throws(EdgeStateError) -> Stamp {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, reason: "\(SystemFailure.last)") }
        #if canImport(Glibc)
        let modified = status.st_mtim
        #else
        let modified = status.st_mtimespec
        #endif
        return Stamp(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(status.st_ino),
            size: Int64(status.st_size),
            seconds: Int64(modified.tv_sec),
            nanoseconds: Int64(modified.tv_nsec)
        )
    }
}
