internal import Edge
internal import ServiceLifecycle

/// Says once that the server is up, when both listeners really listen.
struct Announcer: Service {
    let listener: TrackingListener
    /// Gives one element when the web app listens, and none where it never does.
    let webIsListening: AsyncStream<Void>
    let announce: @Sendable () -> Void

    func run() async throws {
        _ = try await listener.boundPort()
        for await _ in webIsListening.cancelOnGracefulShutdown() { announce() }
        try? await gracefulShutdown()
    }
}
