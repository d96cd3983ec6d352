internal import SMTP
internal import Storage
internal import Tracking

/// One email's way to a relay: its copies leave one after the other over one connection.
struct RelayErrand {
    let server: MailServer
    let courier: Courier
    private var kept: Courier.Kept?
    private var number: Int?

    init(server: MailServer, courier: Courier) {
        self.server = server
        self.courier = courier
    }

    /// Hands a message over; `noteContent` is called when the relay waits for the content, before any of it is sent.
    ///
    /// - Throws: what `noteContent` throws; nothing was sent then.
    mutating func deliver(
        _ message: RelayMessage,
        noteContent: () async throws -> Void
    ) async throws -> Handover {
        let connection: RelayConnection
        let answer: Handover?
        do throws(RelayFailure) {
            (connection, answer) = try await offer(message)
        } catch {
            return .notTried(error)
        }
        if let answer {
            await dropUnlessIdle()
            return answer
        }
        do {
            try await noteContent()
        } catch {
            drop()
            throw error
        }
        let handover = await connection.sendContent()
        kept?.handed += 1
        if let limit = server.settings.perConnection, let handed = kept?.handed, handed >= limit {
            drop()
        } else {
            await dropUnlessIdle()
        }
        return handover
    }

    /// Leaves the connection to the next email.
    mutating func end() {
        if let number { courier.end(number) }
        if let kept { courier.keep(kept) }
        (kept, number) = (nil, nil)
    }

    /// Offers it; where a connection that was open before turns out to be closed, once more over a new one.
    private mutating func offer(_ message: RelayMessage) async throws(RelayFailure) -> (RelayConnection, Handover?) {
        if kept == nil { take(try await courier.connection(to: server)) }
        guard let first = kept else { throw .lost }
        let answer = await first.connection.offer(message)
        guard first.handed > 0, let answer, answer.isFarewell else { return (first.connection, answer) }
        drop()
        let second = try await courier.newConnection(to: server)
        take(second)
        return (second.connection, await second.connection.offer(message))
    }

    private mutating func take(_ new: Courier.Kept) {
        kept = new
        number = courier.begin(new.connection)
    }

    private mutating func dropUnlessIdle() async {
        if let kept, await !kept.connection.isIdle() { drop() }
    }

    private mutating func drop() {
        kept?.connection.end()
        if let number { courier.end(number) }
        (kept, number) = (nil, nil)
    }
}

extension Handover {
    /// Whether it only says that the connection was given up, as servers do that waited long for the next message.
    fileprivate var isFarewell: Bool {
        switch self {
        case .notTried(.lost), .notTried(.closing): true
        case .temporary(.server(let reply)): reply.code == 421
        default: false
        }
    }
}
