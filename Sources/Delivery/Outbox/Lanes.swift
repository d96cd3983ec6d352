internal import Storage
internal import Synchronization
internal import Tracking

/// Which emails leave at the moment, and which way; no way takes more than its share, so that none waits for another.
final class Lanes: Sendable {
    /// A way out.
    enum Lane: Hashable {
        /// The mailbox inside.
        case sandbox
        /// A relay.
        case relay(MailServerID)

        init(_ server: MailServer?) { self = server.map { .relay($0.id) } ?? .sandbox }
    }

    /// So many emails leave by the same way at the same time.
    private static let width = 4

    private let emails = Mutex<[EmailID: Lane]>([:])

    /// How many emails leave.
    var count: Int { emails.withLock(\.count) }

    /// Lets an email out where there is room, once.
    func enter(_ email: EmailID, _ lane: Lane) -> Bool {
        emails.withLock { emails in
            guard emails[email] == nil, emails.values.count(where: { $0 == lane }) < Self.width else { return false }
            emails[email] = lane
            return true
        }
    }

    /// Makes room again.
    func leave(_ email: EmailID) {
        emails.withLock { _ = $0.removeValue(forKey: email) }
    }
}
