package import Mail

/// What the dialogue wants done next.
package enum ServerAction: Hashable, Sendable {
    /// Say that.
    case reply(Reply)
    /// Say that, then speak TLS; what came before it is forgotten, and ``ServerDialogue/secured()`` goes on.
    case startTLS(Reply)
    /// Find out whether these are the name and password of somebody, then answer.
    case authenticate(Credentials)
    /// Find out whether whoever logged in may send from there, then answer; `nil` is nobody, as in a bounce.
    case checkSender(Address?)
    /// Find out whether mail for them is taken, then answer.
    case checkRecipient(Address)
    /// Take the message, and answer when it can't be lost any more.
    case deliver(ReceivedMessage)
    /// Say that, where there is anything to say, and hang up.
    case close(Reply?)
}

/// What is answered to what the dialogue asked.
package enum ServerAnswer: Hashable, Sendable {
    /// It is so, or it was done.
    case yes
    /// It is not, for that reason.
    case no(Reply)
    /// What became of each recipient, in their order (RFC 2033 §4.2).
    case each([Reply])
}

/// What somebody logs in with.
package struct Credentials: Hashable, Sendable {
    /// The name, an address.
    package let name: String
    /// The password.
    package let password: String

    /// Takes both.
    package init(name: String, password: String) {
        self.name = name
        self.password = password
    }
}

extension Credentials: CustomStringConvertible, CustomReflectable {
    /// Says nothing.
    package var description: String { "credentials" }
    /// Shows nothing to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A message as it came over SMTP.
package struct ReceivedMessage: Hashable, Sendable {
    /// Who is told where it can't be delivered; `nil` for nobody.
    package let sender: Address?
    /// Whom it is for, at least one.
    package let recipients: [Address]
    /// The message; every line of it ends with CR LF, but perhaps the last.
    package let bytes: [UInt8]

    /// Takes what came.
    package init(sender: Address?, recipients: [Address], bytes: [UInt8]) {
        self.sender = sender
        self.recipients = recipients
        self.bytes = bytes
    }
}
