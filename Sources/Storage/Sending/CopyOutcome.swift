package import Tracking

/// What became of a copy that was to be handed to a relay.
package enum CopyOutcome: Hashable, Sendable {
    /// The relay took it; its words, and what it calls the message where it gave it a name of its own.
    case handedOver(words: String, relayMessageID: String?)
    /// It is tried again at that time, for this reason.
    case retry(words: String, at: Instant)
    /// It can't be handed over, for this reason.
    case failed(words: String)
    /// It was sent and no word came on it; why.
    case unknown(words: String)
}
