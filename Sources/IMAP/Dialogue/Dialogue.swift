/// A conversation with a server, as values: what happens goes in, what is to be done comes out.
package protocol Dialogue: Sendable {
    /// What it wants to be done beside sending.
    associatedtype Effect: Hashable, Sendable

    /// Says what is to be done after something happened.
    mutating func handle(
        _ event: DialogueEvent,
        at now: ContinuousClock.Instant
    ) -> [DialogueAction<Effect>]
}

/// What happens to a conversation.
package enum DialogueEvent: Hashable, Sendable {
    /// The connection stands; where TLS comes first, it is spoken.
    case connected
    /// TLS, which was asked for, is spoken from here on.
    case secured
    /// Bytes came, of whatever.
    case heard
    /// The server said something.
    case response(Response)
    /// An effect was done.
    case performed
    /// Time went on.
    case timePassed
}

/// What a conversation wants to be done.
package enum DialogueAction<Effect: Hashable & Sendable>: Hashable, Sendable {
    /// Send these bytes.
    case send([UInt8])
    /// Speak TLS from here on.
    case secure
    /// Do this, and say when it is done.
    case perform(Effect)
    /// Close the connection, with a problem or well.
    case end(MailboxProblem?)
}
