internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// One server-sent event.
struct StreamEvent: Sendable {
    let name: String
    let data: JSON
    /// When it was read.
    let at: ContinuousClock.Instant
}

/// The events that were read so far.
actor HeardEvents {
    private(set) var events: [StreamEvent] = []
    /// Whether the first bytes have come: from then on nothing is missed.
    private(set) var isListening = false

    fileprivate func open() { isListening = true }
    fileprivate func hear(_ event: StreamEvent) { events.append(event) }

    /// The first event of that name for which something holds.
    func wait(
        for name: String,
        within limit: Duration = .seconds(30),
        where holds: (JSON) -> Bool = { _ in true }
    ) async throws -> StreamEvent {
        try await eventually("an event \(name) comes", within: limit, every: .milliseconds(2)) {
            events.first { $0.name == name && holds($0.data) }
        }
    }
}

extension APIClient {
    /// Listens to the live stream while something else is done.
    func listening<Result: Sendable>(
        _ body: sending @escaping (HeardEvents) async throws -> Result
    ) async throws -> Result {
        let heard = HeardEvents()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await follow(heard) }
            defer { group.cancelAll() }
            try await eventually("the stream opens") { await heard.isListening }
            return try await body(heard)
        }
    }

    private func follow(_ heard: HeardEvents) async throws {
        var request = HTTPClientRequest(url: base + "/api/v1/stream")
        request.headers = headers
        let response = try await HTTP.client.execute(request, timeout: .minutes(30))
        guard response.status == .ok else { return }
        await heard.open()
        var lines = StreamLines()
        for try await chunk in response.body {
            for event in lines.read(Array(chunk.readableBytesView)) { await heard.hear(event) }
        }
    }
}

/// Makes events of the bytes of a stream (WHATWG HTML §9.2.6).
private struct StreamLines {
    private var rest: [UInt8] = []
    private var name = "message"
    private var data: [String] = []

    mutating func read(_ bytes: [UInt8]) -> [StreamEvent] {
        rest += bytes
        var events: [StreamEvent] = []
        while let end = rest.firstIndex(of: 0x0A) {
            let line = String(decoding: rest[..<end], as: UTF8.self)
            rest.removeSubrange(...end)
            if let event = take(line) { events.append(event) }
        }
        return events
    }

    private mutating func take(_ line: String) -> StreamEvent? {
        if line.hasPrefix("event:") { name = line.dropFirst(6).trimmingCharacters(in: .whitespaces) }
        if line.hasPrefix("data:") { data.append(line.dropFirst(5).trimmingCharacters(in: .whitespaces)) }
        guard line.isEmpty, !data.isEmpty else { return nil }
        defer { (name, data) = ("message", []) }
        let text = Data(data.joined(separator: "\n").utf8)
        return StreamEvent(name: name, data: (try? JSONDecoder().decode(JSON.self, from: text)) ?? .null, at: .now)
    }
}
