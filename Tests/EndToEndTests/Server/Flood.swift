internal import Foundation
internal import Glibc

/// Asks for one thing again and again, as fast as the server answers: pipelined over a few connections that stay open.
///
/// It counts bytes instead of reading answers, all of which are as long as the first.
final class Flood: Sendable {
    private let port: Int
    private let path: String
    private let connections: Int

    /// So many requests are under way on each connection.
    private static let pipeline = 100

    /// A token's path, and over how many connections it is asked for.
    init(port: Int, path: String, connections: Int = 4) {
        self.port = port
        self.path = path
        self.connections = connections
    }

    /// Sends so many requests, and returns when all are answered; `agent` names what each says that it is made with.
    func send(_ count: Int, agent: @escaping @Sendable (Int) -> String) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<connections {
                let numbers = count * lane / connections..<count * (lane + 1) / connections
                group.addTask { try await self.onAThread { try self.send(numbers, agent) } }
            }
            try await group.waitForAll()
        }
    }

    /// Away from the threads that everything else shares, for it blocks.
    private func onAThread(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread { waiting.resume(with: Result { try body() }) }
        }
    }

    private func send(_ numbers: Range<Int>, _ agent: (Int) -> String) throws {
        guard let first = numbers.first else { return }
        let connection = try RawConnection(port: port)
        try connection.send(request(agent(first)))
        let length = try connection.skipAnswer()
        for start in stride(from: first + 1, to: numbers.upperBound, by: Self.pipeline) {
            let piece = start..<min(numbers.upperBound, start + Self.pipeline)
            try connection.send(piece.map { request(agent($0)) }.joined())
            try connection.skip(piece.count * length)
        }
    }

    private func request(_ agent: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: \(agent)\r\nAccept: image/webp,*/*;q=0.5\r\n\r\n"
    }
}
