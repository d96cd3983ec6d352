internal import Foundation
internal import Logging
internal import NIOCore
internal import Synchronization

@testable internal import IMAP

/// A mailbox that is watched, and what came of it.
final class Watch: Sendable {
    private struct Heard {
        var messages: [ArrivedMessage] = []
        var standings: [MailboxWatcher.Standing] = []
        var position: Position?
    }

    private let heard = Mutex(Heard())

    var messages: [ArrivedMessage] { heard.withLock { $0.messages } }
    var standings: [MailboxWatcher.Standing] { heard.withLock { $0.standings } }
    var position: Position? { heard.withLock { $0.position } }
    /// The subjects in order.
    var subjects: [String] {
        messages.compactMap { message in
            String(decoding: message.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
                .first { $0.hasPrefix("Subject: ") }.map { String($0.dropFirst(9)) }
        }
    }

    /// Watches as long as the body runs.
    func during<Result: Sendable>(
        _ place: MailboxPlace,
        trusting certificate: String?,
        password: String = DovecotServer.password,
        limits: ReadingLimits = ReadingLimits(),
        _ body: () async throws -> Result
    ) async throws -> Result {
        let watcher = MailboxWatcher(
            place: place,
            connector: .toLoopback(trusting: certificate),
            limits: limits,
            surroundings: surroundings(password),
            secondsNow: { Int64(Date().timeIntervalSince1970) },
            pause: { try await Task.sleep(for: min($0, .milliseconds(200))) },
            logger: Logger(label: "test")
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await watcher.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// Waits until it is watched.
    func isSettled() async throws {
        try await eventually("the mailbox is watched") { standings.contains(.watched(hasIdle: true)) }
    }

    /// Waits until it can't be watched, and says why.
    func problem() async throws -> MailboxProblem {
        try await eventually("there is a problem") {
            guard case .troubled(let problem) = standings.last else { return nil }
            return problem
        }
    }

    private func surroundings(_ password: String) -> MailboxWatcher.Surroundings {
        MailboxWatcher.Surroundings(
            credential: { .password(user: DovecotServer.user, password: password) },
            position: { self.position },
            keep: { position in self.heard.withLock { $0.position = position } },
            take: { message in self.heard.withLock { $0.messages.append(message) } },
            tell: { standing in self.heard.withLock { $0.standings.append(standing) } }
        )
    }
}

extension MailboxConnector {
    /// Finds every host on loopback.
    static func toLoopback(trusting certificate: String?) -> MailboxConnector {
        MailboxConnector(authorities: certificate) { host, port in
            [try SocketAddress(ipAddress: host == "localhost" ? "127.0.0.1" : host, port: port)]
        }
    }
}
