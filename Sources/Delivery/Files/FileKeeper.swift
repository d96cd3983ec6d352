package import Files
package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// Throws contents away that no email has any more (product §3.5).
///
/// Storage says what was given up and what is in use. A content that was stored a moment ago may be about to be named by
/// an email, so it is left for a while.
package struct FileKeeper: Service {
    private let store: Store
    private let objects: ObjectStore
    private let clock: WallClock
    private let logger: Logger

    /// How often it is looked for contents that were given up.
    private static let pause = Duration.seconds(60)
    /// Whoever stores a content says within this time what it belongs to.
    static let grace = Duration.seconds(120)
    /// What no email ever named, because a crash came between, is thrown away after this time.
    static let orphanGrace = Duration.seconds(86_400)
    /// The looking through everything that is stored is done once in so many turns.
    private static let turnsBetweenSweeps = 360

    /// Puts it together.
    package init(store: Store, objects: ObjectStore, clock: WallClock = .system, logger: Logger) {
        self.store = store
        self.objects = objects
        self.clock = clock
        self.logger = logger
    }

    /// Tidies until the server stops.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var turn = 0
            repeat {
                await tidy(sweeping: turn % Self.turnsBetweenSweeps == 0)
                turn += 1
            } while (try? await Task.sleep(for: Self.pause)) != nil
        }
    }

    /// Tidies once; `sweeping` looks through everything that is stored for what storage knows nothing of.
    package func tidy(sweeping: Bool) async {
        do {
            try await store.releaseOldFiles()
            for object in try await store.releasedObjects(limit: 1_000) {
                try await settle(object)
            }
            if sweeping { try await sweep() }
        } catch {
            if Task.isCancelled { return }
            logger.warning("Files that no email has any more could not be thrown away", metadata: ["error": "\(error)"])
        }
    }

    private func settle(_ object: ObjectID) async throws {
        if try await !store.isInUse(object) {
            // One that is too young is looked at again next time.
            guard try await objects.remove(object, storedBefore: clock.now - Self.grace) else { return }
        }
        try await store.forgetReleased(object)
    }

    private func sweep() async throws {
        let old = clock.now - Self.orphanGrace
        for part in UInt8.min...UInt8.max {
            for object in try await objects.objects(in: part, storedBefore: old) {
                if try await store.isInUse(object) { continue }
                _ = try await objects.remove(object, storedBefore: old)
            }
        }
    }
}
