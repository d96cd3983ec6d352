package import Mail

/// A whole message as a mail program or the API submitted it; its bytes are kept as they came.
package struct RawSubmission: Hashable, Sendable {
    /// The message.
    package let bytes: [UInt8]
    /// What was read from it, with the recipients that really are to get a copy.
    package let content: Draft
    /// Why it can't be followed, as a sentence; `nil` where it can.
    package let obstacle: String?

    /// Takes what was read elsewhere.
    package init(bytes: [UInt8], content: Draft, obstacle: String?) {
        self.bytes = bytes
        self.content = content
        self.obstacle = obstacle
    }

    /// Reads it from the message.
    ///
    /// - Parameters:
    ///   - message: the message.
    ///   - from: the sender, as the caller chose it from the message's `From` and `Sender`.
    ///   - envelope: who is to get a copy (RFC 5321 §3.3), whatever the header says: those it does not name become Bcc.
    ///     `nil` for exactly those in the header.
    ///   - wish: whether the sender wishes it to be followed.
    package init(message: Message, from: Address, envelope: [Address]?, wish: Bool) {
        var content = Draft(from: from, subject: message.subject, html: message.html, text: message.text, wish: wish)
        content.to = message.to
        content.cc = message.cc
        content.bcc = message.bcc
        if let envelope {
            content.keepOnly(envelope)
        }
        self.init(bytes: message.bytes, content: content, obstacle: message.obstacle?.description)
    }
}

extension Draft {
    /// Makes the envelope's addresses the recipients: in their header field where they have one, in Bcc otherwise.
    fileprivate mutating func keepOnly(_ envelope: [Address]) {
        let wanted = Set(envelope.map(\.key))
        let named = Set(recipients.map(\.address.key))
        to.removeAll { !wanted.contains($0.key) }
        cc.removeAll { !wanted.contains($0.key) }
        bcc.removeAll { !wanted.contains($0.key) }
        bcc += envelope.filter { !named.contains($0.key) }
    }
}
