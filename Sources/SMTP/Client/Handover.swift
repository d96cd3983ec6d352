/// What became of a message that was to be handed to a relay.
package enum Handover: Hashable, Sendable {
    /// The relay took it over, and said so.
    case accepted(Reply)
    /// The relay can't take it now; it may later.
    case temporary(Refusal)
    /// The relay will not take it.
    case permanent(Refusal)
    /// It was sent whole and no word came on it: the relay may have it or not, so it must not be sent again unasked.
    case unknown(RelayFailure)
    /// The relay could not be asked; the message was not sent whole.
    case notTried(RelayFailure)
}

/// Why a message is not taken.
package enum Refusal: Hashable, Sendable {
    /// The relay's own words.
    case server(Reply)
    /// What the relay does not offer, as a sentence.
    case own(String)
}

extension Refusal: CustomStringConvertible {
    /// The server's words, or the sentence.
    package var description: String {
        switch self {
        case .server(let reply): reply.words
        case .own(let sentence): sentence
        }
    }
}
