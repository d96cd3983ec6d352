internal import Logging
internal import ServiceLifecycle
internal import Storage

/// Throws away what has had its time: ended sessions, old links, remembered answers, drafts deleted a day ago.
struct Housekeeping: Service {
    let store: Store
    let logger: Logger

    private static let pause = Duration.seconds(3_600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                await tidy()
            } while (try? await Task.sleep(for: Self.pause)) != nil
        }
    }

    private func tidy() async {
        do {
            try await store.removeExpiredSessions()
            try await store.removeExpiredSenderRequests()
            try await store.removeExpiredAnswers()
            try await store.purgeDeletedDrafts()
        } catch {
            if Task.isCancelled { return }
            logger.warning("What has had its time could not be thrown away", metadata: ["error": "\(error)"])
        }
    }
}
