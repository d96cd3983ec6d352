internal import Logging
internal import ServiceLifecycle
internal import Web

/// Learns everybody's habits at start and every hour from then on, so that nobody who asks for advice waits for it.
struct HabitLessons: Service {
    let habits: HabitBook
    let logger: Logger

    /// Shorter than what was learned is good for.
    private static let pause = Duration.seconds(3_600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat {
                await learn()
            } while (try? await Task.sleep(for: Self.pause)) != nil
        }
    }

    private func learn() async {
        do {
            try await habits.renew()
        } catch {
            if Task.isCancelled { return }
            logger.warning(
                "Habits could not be learned; whoever asks for advice waits for it",
                metadata: ["error": "\(error)"]
            )
        }
    }
}
