internal import Edge
package import Logging
internal import ServiceLifecycle
package import Storage
internal import Tracking

/// Publishes from storage what the tracking listener must know, as one small file (design §3.3).
///
/// The listener never asks storage: it reads the file, and holds to the last one that it could read. What is
/// answered by an older one intake leaves out, for storage checks again.
package struct EdgeStatePublisher: Service {
    private let store: Store
    private let path: String
    private let tell: @Sendable () -> Void
    private let logger: Logger

    /// Storage is looked at this often even if nobody says that something changed: another process may have changed it.
    private static let pause = Duration.seconds(5)

    /// Publishes to the file at that path; `tell` is called after each change, for a reader in this process.
    package init(store: Store, path: String, logger: Logger, tell: @escaping @Sendable () -> Void = {}) {
        self.store = store
        self.path = path
        self.tell = tell
        self.logger = logger
    }

    /// Publishes now, at every change, and every few seconds where it differs.
    package func run() async throws {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        wake.yield()
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    for await event in store.live.events() where [.edgeStateChanged, .missed].contains(event) {
                        wake.yield()
                    }
                }
                group.addTask {
                    while (try? await Task.sleep(for: Self.pause)) != nil { wake.yield() }
                }
                var published: EdgeState?
                for await _ in wakes {
                    published = await publish(unless: published)
                }
                group.cancelAll()
            }
        }
    }

    /// Publishes once; the root does so before the listener starts, so that it never serves by an older state.
    package func publish() async {
        _ = await publish(unless: nil)
    }

    private func publish(unless published: EdgeState?) async -> EdgeState? {
        do {
            let facts = try await store.edgeState()
            let state = EdgeState(
                isFollowingOn: facts.isFollowingOn,
                silencedEmails: facts.silenced,
                silencedCopies: facts.silencedCopies,
                blockedHosts: facts.blocked.hosts,
                blockedEmails: facts.blocked.emails,
                blockedKeys: facts.blocked.keys,
                files: facts.files
            )
            guard state != published else { return published }
            try EdgeStateFile.publish(state, to: path)
            tell()
            return state
        } catch {
            logger.error("The edge state could not be published; the last one holds", metadata: ["error": "\(error)"])
            return published
        }
    }
}
