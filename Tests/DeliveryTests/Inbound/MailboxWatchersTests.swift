internal import Engagement
internal import Logging
internal import NIOCore
internal import Synchronization
internal import Testing
internal import Tracking

@testable internal import Delivery
@testable internal import IMAP
@testable internal import Storage

@Suite("Watching the mailboxes of storage", .timeLimit(.minutes(5)))
struct MailboxWatchersTests {
    /// What was taken, as `owner: text`.
    private final class Taken: Sendable {
        let all = Mutex<[String]>([])
    }

    private let office: Office
    private let seller: User
    private let taken = Taken()

    init() async throws {
        office = try await Office()
        seller = office.seller
    }

    private var access: MailboxAccess {
        MailboxAccess(
            credential: { _ in .password(user: "", password: "") },
            connector: { _ in
                MailboxConnector { host, port in [try SocketAddress(ipAddress: host, port: port)] }
            }
        )
    }

    private func setUp(_ port: Int) async throws -> MailServer {
        try await office.store.setMailServer(
            .mailbox,
            of: seller.id,
            to: MailServerSettings(host: "127.0.0.1", port: port, security: .none),
            by: seller.viewer
        )
    }

    private func watching(_ body: () async throws -> Void) async throws {
        let watchers = MailboxWatchers(store: office.store, access: access, logger: Logger(label: "test")) {
            [taken] bytes, owner in
            let text = String(decoding: bytes, as: UTF8.self)
            taken.all.withLock { $0.append("\(owner.map { "\($0)" } ?? "workspace"): \(text)") }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watchers.run() }
            defer { group.cancelAll() }
            try await body()
        }
    }

    private func until(_ isSo: () async throws -> Bool) async throws {
        while try await !isSo() { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test("what arrives goes to its taker with its owner, and the position is kept behind it")
    func takesWhatArrives() async throws {
        let mailbox = try await SmallMailbox()
        try await mailbox.deliver("old")
        let server = try await setUp(mailbox.port)

        try await watching {
            try await until { try await office.store.mailboxPosition(of: server.id)?.lastUID == 1 }
            try await mailbox.deliver("new")
            try await until { try await office.store.mailboxPosition(of: server.id)?.lastUID == 2 }
        }

        #expect(taken.all.withLock { $0 } == ["\(seller.id): new"])
        #expect(try await office.store.mailServer(server.id)?.problem == nil)
        try await mailbox.close()
    }

    @Test("a mailbox that is set up, moved or taken away while the server runs is watched, moved and left")
    func followsSettings() async throws {
        let (first, second) = (try await SmallMailbox(), try await SmallMailbox())

        try await watching {
            _ = try await setUp(first.port)
            try await until { first.connections == 1 }
            let server = try await setUp(second.port)
            try await until { first.connections == 0 && second.connections == 1 }
            try await office.store.removeMailServer(server.id, by: seller.viewer)
            try await until { second.connections == 0 }
        }

        try await first.close()
        try await second.close()
    }

    @Test("what is wrong is noted in plain words, and so is a server that has to be asked")
    func notesProblems() async throws {
        let closed = try await SmallMailbox()
        let port = closed.port
        try await closed.close()
        let silent = try await SmallMailbox(canIdle: false)

        try await watching {
            let server = try await setUp(port)
            try await until {
                try await office.store.mailServer(server.id)?.problem?.hasPrefix("127.0.0.1 does not answer") == true
            }
            _ = try await setUp(silent.port)
            try await until {
                try await office.store.mailServer(server.id)?.problem?.contains("asked every minute") == true
            }
        }

        try await silent.close()
    }
}
