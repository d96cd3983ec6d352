package import NIOCore

/// How long a relay is waited for (RFC 5321 §4.5.3.2).
package struct RelayPatience: Hashable, Sendable {
    /// For the connection, and TLS on it.
    package var connection: TimeAmount
    /// For the greeting and the answers to commands.
    package var command: TimeAmount
    /// For the word to send the content.
    package var data: TimeAmount
    /// For the content to leave.
    package var content: TimeAmount
    /// For the word on the whole message; a server may look through it then.
    package var end: TimeAmount

    /// What the standard asks for.
    package static let standard = RelayPatience(
        connection: .seconds(60),
        command: .minutes(5),
        data: .minutes(2),
        content: .minutes(10),
        end: .minutes(10)
    )

    /// For somebody who waits for the answer.
    package static let short = RelayPatience(
        connection: .seconds(10),
        command: .seconds(15),
        data: .seconds(15),
        content: .seconds(30),
        end: .seconds(30)
    )

    /// Takes the five.
    package init(
        connection: TimeAmount,
        command: TimeAmount,
        data: TimeAmount,
        content: TimeAmount,
        end: TimeAmount
    ) {
        self.connection = connection
        self.command = command
        self.data = data
        self.content = content
        self.end = end
    }
}

extension RelayDialogue {
    /// How long what is awaited now is waited for; `nil` where nothing is awaited of the relay.
    func limit(_ patience: RelayPatience) -> TimeAmount? {
        switch state {
        case .greeting, .hello, .plainHello, .startingTLS, .signingIn, .resetting, .sender, .recipient, .endingEmpty:
            patience.command
        case .handshaking: patience.connection
        case .data: patience.data
        case .writing: patience.content
        case .ending: patience.end
        case .quitting: .seconds(5)
        case .idle, .content, .over: nil
        }
    }
}
