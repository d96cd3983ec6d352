package import Logging
internal import NIOCore
package import NIOSSL
internal import ServiceLifecycle
internal import Synchronization
internal import Tracking

/// Holds the newest certificates that could be used, looks for a change every second, and is asked without waiting.
///
/// A connection keeps those that it began with. Where a new pair is half-written, or does not go together, the last one holds.
package final class CertificateReader: Service {
    private let files: CertificateFiles
    private let logger: Logger
    private let held: Mutex<CertificateFiles.Pair>
    private let progress: Mutex<Progress>

    private struct Progress {
        var stamps: [FileStamp]
        /// What is wrong now, and was told.
        var trouble: CertificateError?
    }

    /// Reads the certificates for the first time; refuses a pair that can't be used.
    package init(files: CertificateFiles, logger: Logger) throws(CertificateError) {
        self.files = files
        self.logger = logger
        progress = Mutex(Progress(stamps: try files.stamps()))
        held = Mutex(try files.load())
    }

    /// When the time of the listener's certificate is over.
    var expiry: Instant { held.withLock { $0.expiry } }

    /// Gives what a connection that begins now speaks TLS with, for listeners of others.
    package var contexts: @Sendable () -> NIOSSLContext { { self.held.withLock { $0.context } } }

    /// Lets the connection of a handler speak TLS from here on; `first` is what came of it before.
    func secure(_ context: ChannelHandlerContext, _ first: ByteBuffer) throws {
        let pipeline = context.pipeline.syncOperations
        let handler = NIOSSLServerHandler(context: held.withLock { $0.context })
        try pipeline.addHandler(handler, position: .before(context.handler))
        if first.readableBytes > 0 { pipeline.fireChannelRead(NIOAny(first)) }
    }

    /// Looks for a change now.
    package func refresh() {
        progress.withLock { progress in
            do throws(CertificateError) {
                // Looked at before they are read: what changes in between is seen the next time.
                let stamps = try files.stamps()
                guard progress.stamps != stamps || progress.trouble != nil else { return }
                let pair = try files.load()
                held.withLock { $0 = pair }
                progress = Progress(stamps: stamps)
                logger.notice("New connections get the new certificate", metadata: ["file": "\(files.chain)"])
            } catch {
                guard progress.trouble != error else { return }
                progress.trouble = error
                logger.warning("The new certificate can't be used, the last one holds", metadata: ["error": "\(error)"])
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
