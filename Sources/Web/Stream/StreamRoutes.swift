internal import AsyncAlgorithms
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import Storage

/// `/stream`: what happens to a seller's mail, while it happens, as server-sent events (WHATWG HTML §9.2).
struct StreamRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiStream.routerPath, use: open)
    }

    private func open(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        try items.finish()
        guard let place = desk.streams.place(for: context.user.id) else {
            throw Problem(.tooManyStreams, headers: [.retryAfter: "60"])
        }
        // Listening begins before the first byte is sent: whoever has seen it misses nothing.
        let events = desk.store.live.events(of: context.user.id)
        let writer = EventWriter(desk: desk, user: context.user)
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no"],
            body: ResponseBody { body in
                defer { withExtendedLifetime(place) {} }
                // The place is free as soon as the other side is gone, not only when the next heartbeat fails.
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await send(events, through: writer, whileValid: context.credential, to: &body)
                }
                try await body.finish(nil)
            }
        )
    }

    /// Sends until there are no more events, the server stops, nobody listens any more, or who listens may no longer.
    @concurrent
    private func send(
        _ events: LiveEvents,
        through writer: EventWriter,
        whileValid credential: Credential,
        to body: inout any ResponseBodyWriter
    ) async throws {
        try await body.write(ByteBuffer(string: ": Inkling\nretry: 2000\n\n"))
        let ticks = AsyncTimerSequence(interval: desk.heartbeat, clock: .continuous)
        let turns = chain(events.map(StreamTurn.event), [StreamTurn.end].async)
        for await turn in merge(turns, ticks.map { _ in .tick }).cancelOnGracefulShutdown() {
            if case .end = turn { break }
            if case .tick = turn, try await !credential.isValid(in: desk.store) { break }
            if let text = try await writer.text(for: turn) {
                try await body.write(ByteBuffer(string: text))
            }
        }
    }
}

/// One reason to write to a stream.
enum StreamTurn: Sendable {
    case event(LiveEvent)
    case tick
    /// There will be no more events: the server stops.
    case end
}
