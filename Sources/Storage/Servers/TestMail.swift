package import Tracking

/// A test mail that somebody sends to themselves: through the relay, and back into the mailbox.
package struct TestMail: Hashable, Sendable {
    /// How far it came.
    package enum Standing: Hashable, Sendable {
        /// It is handed to the relay.
        case sending
        /// The relay took it, and the mailbox is looked at.
        case awaited
        /// It is in the mailbox.
        case arrived
        /// The relay took it, and there is no mailbox to look into.
        case takenByRelay
        /// Something is wrong; in plain words, with the remedy.
        case failed(String)
    }

    /// Where it goes to.
    package let address: String
    /// When it was begun.
    package let startedAt: Instant
    /// How far it came.
    package var standing: Standing

    /// Begins one.
    package init(address: String, startedAt: Instant, standing: Standing = .sending) {
        self.address = address
        self.startedAt = startedAt
        self.standing = standing
    }

    /// Whether something is still to come.
    package var isUnderWay: Bool { standing == .sending || standing == .awaited }
}
