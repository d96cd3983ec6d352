/// Why a message was not delivered, in one word.
package enum BounceReason: String, Hashable, Sendable, CaseIterable, Codable {
    /// There is no such mailbox.
    case userUnknown
    /// The mailbox exists and is switched off.
    case inactive
    /// The mailbox is full.
    case mailboxFull
    /// The domain does not exist, or takes no mail.
    case hostUnknown
    /// The server can't be reached, or is busy.
    case unreachable
    /// It was tried for too long.
    case expired
    /// The message is larger than the server takes.
    case tooLarge
    /// The server took the message, or its sender, for spam or harm.
    case spam
    /// A rule of the server forbids it: sender's authentication, permission, form.
    case policy
    /// The server refused without saying more.
    case rejected
    /// It was delivered: a report of success.
    case delivered
    /// Nothing of this could be told.
    case other

    /// Whether it is the address that is wrong, and not the message or the moment.
    package var concernsAddress: Bool { self == .userUnknown || self == .hostUnknown || self == .inactive }
}
