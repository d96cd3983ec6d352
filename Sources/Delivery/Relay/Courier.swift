internal import NIOPosix
internal import SMTP
internal import Storage
internal import Synchronization
package import Tracking

/// Carries messages to relays, and keeps connections to them for a while so that the next email finds one open.
package final class Courier: Sendable {
    /// A connection that is kept, with what it was opened for.
    struct Kept: Sendable {
        let connection: RelayConnection
        let server: MailServer
        var handed: Int
        var usedAt: Instant
    }

    private struct Stock {
        var idle: [MailServerID: [Kept]] = [:]
        /// Those that an email leaves by, to be hung up where the server must stop.
        var busy: [Int: RelayConnection] = [:]
        var limits: [MailServerID: MinuteLimit] = [:]
        var next = 0
    }

    private let door: RelayDoor
    private let clock: WallClock
    private let stock = Mutex(Stock())

    /// A connection that nobody used for so long is given up.
    private static let keeping = Duration.seconds(20)

    /// Reaches relays through a door.
    package init(door: RelayDoor, clock: WallClock = .system) {
        self.door = door
        self.clock = clock
    }

    /// Sets out with an email: all its copies leave over one connection.
    func errand(to server: MailServer) -> RelayErrand {
        RelayErrand(server: server, courier: self)
    }

    /// A connection that was kept and can be used, else a new one.
    func connection(to server: MailServer) async throws(RelayFailure) -> Kept {
        while let kept = stock.withLock({ $0.idle[server.id]?.popLast() }) {
            if kept.server.isSpokenToAlike(server), await kept.connection.isIdle() { return kept }
            kept.connection.end()
        }
        return try await newConnection(to: server)
    }

    func newConnection(to server: MailServer) async throws(RelayFailure) -> Kept {
        Kept(connection: try await door.open(server), server: server, handed: 0, usedAt: clock.now)
    }

    /// Keeps a connection for the next email.
    func keep(_ kept: Kept) {
        var kept = kept
        kept.usedAt = clock.now
        stock.withLock { $0.idle[kept.server.id, default: []].append(kept) }
    }

    /// `nil` where one more message may leave through a relay now, which is counted; else when it may.
    func takeTurn(_ server: MailServer) -> Instant? {
        let now = clock.now
        return stock.withLock { $0.limits[server.id, default: MinuteLimit()].take(server.settings.perMinute, at: now) }
    }

    /// Remembers a connection that an email leaves by; the number forgets it.
    func begin(_ connection: RelayConnection) -> Int {
        stock.withLock { stock in
            stock.next += 1
            stock.busy[stock.next] = connection
            return stock.next
        }
    }

    func end(_ number: Int) {
        stock.withLock { _ = $0.busy.removeValue(forKey: number) }
    }

    /// Gives up connections that nobody used for a while.
    package func tidy() {
        let end = clock.now - Self.keeping
        let old = stock.withLock { stock in
            let old = stock.idle.values.joined().filter { $0.usedAt < end }
            stock.idle = stock.idle.mapValues { $0.filter { $0.usedAt >= end } }.filter { !$0.value.isEmpty }
            return old
        }
        for kept in old { kept.connection.end() }
    }

    /// Gives up every connection; what leaves by one may end unknown.
    package func hangUp() {
        let connections = stock.withLock { stock in
            defer { stock.idle = [:] }
            return stock.idle.values.joined().map(\.connection) + stock.busy.values
        }
        for connection in connections { connection.end() }
    }
}

extension MailServer {
    /// Whether a connection that was opened for the other one will do.
    fileprivate func isSpokenToAlike(_ other: MailServer) -> Bool {
        settings == other.settings && sealedSecret == other.sealedSecret
            && allowsPrivateAddress == other.allowsPrivateAddress
    }
}
