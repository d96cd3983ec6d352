package import Tracking

/// Somebody who has messages in the sandbox.
package struct SandboxRecipient: Hashable, Sendable {
    /// Their address, lower-cased.
    package let address: String
    /// How many messages they have there.
    package let count: Int
    /// When the last one landed.
    package let lastReceivedAt: Instant
}

/// A place in a list of sandbox messages.
package struct SandboxCursor: Hashable, Sendable, Codable {
    /// When the message there landed.
    package let receivedAt: Instant
    /// Which one it is.
    package let id: SandboxMessageID

    /// Names the place of a message.
    package init(receivedAt: Instant, id: SandboxMessageID) {
        self.receivedAt = receivedAt
        self.id = id
    }
}

extension SandboxMessage {
    /// Where the next page begins if this is the last one of a page.
    package var cursor: SandboxCursor { SandboxCursor(receivedAt: receivedAt, id: id) }
}
