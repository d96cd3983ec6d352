internal import Mail

extension RelayDialogue {
    /// Begins to hand a message over; only while ``isIdle``.
    package mutating func begin(_ message: RelayMessage) -> Action {
        guard state == .idle else { return .done(.notTried(.lost)) }
        if let obstacle = obstacle(to: message) { return .done(.permanent(.own(obstacle))) }
        self.message = message
        if needsReset {
            needsReset = false
            state = .resetting
            return Self.command("RSET")
        }
        return beginTransaction(message)
    }

    /// Sends the content that the relay waits for.
    package mutating func sendContent() -> Action {
        guard state == .content, let message else { return .none }
        state = .writing
        guard capabilities.chunking else { return .send(WireContent.stuffed(message.content)) }
        let content = WireContent.lines(message.content)
        return .send(Array("BDAT \(content.count) LAST\r\n".utf8) + content)
    }

    /// The last byte of the content left: from now on nobody but the relay knows whether it has the message.
    package mutating func contentLeft() {
        if state == .writing { state = .ending }
    }

    /// What the relay does not offer and the message needs, as a sentence.
    private func obstacle(to message: RelayMessage) -> String? {
        if let largest = capabilities.largestMessage, message.content.count > largest {
            return "The message is too large for the relay, which takes at most \(largest / 1_000) kB."
        }
        if message.needsUTF8, !capabilities.utf8 {
            return "The relay takes no addresses with letters beyond ASCII (it does not offer SMTPUTF8)."
        }
        // RFC 6152 §3: it must not be sent then.
        if !message.content.isASCII, !capabilities.eightBit {
            return "The relay takes no letters beyond ASCII (it does not offer 8BITMIME). Encode the message’s text."
        }
        return nil
    }

    private mutating func beginTransaction(_ message: RelayMessage) -> Action {
        state = .sender
        guard capabilities.pipelining else { return .send(senderCommand(message)) }
        let data = capabilities.chunking ? [] : Self.dataCommand
        return .send(senderCommand(message) + recipientCommand(message) + data)
    }

    mutating func answerMessage(_ reply: Reply) -> Action {
        switch state {
        case .resetting: return afterReset(reply)
        case .sender: return afterSender(reply)
        case .recipient: return afterRecipient(reply)
        case .data: return afterData(reply)
        case .ending: return afterContent(reply)
        case .writing:
            // It can't have taken what it has no end of.
            guard !reply.isPositive else { return lost(.garbage(reply.words)) }
            // It will not take the rest, which can't be called back.
            defer { state = .over }
            return afterContent(reply)
        case .endingEmpty: return finish(refusal ?? .notTried(.garbage(reply.words)))
        default: return .none
        }
    }

    private mutating func afterReset(_ reply: Reply) -> Action {
        guard reply.isPositive, let message else { return lost(.garbage(reply.words)) }
        return beginTransaction(message)
    }

    private mutating func afterSender(_ reply: Reply) -> Action {
        // RFC 4954 §6: nothing is wrong with the message.
        if reply.code == 530 { return lost(.signInWanted(reply)) }
        guard let verdict = Self.verdict(reply, yes: 200..<300) else { return lost(.garbage(reply.words)) }
        refusal = verdict
        guard !capabilities.pipelining else {
            state = .recipient
            return .none
        }
        guard refusal == nil, let message else { return finish() }
        state = .recipient
        return .send(recipientCommand(message))
    }

    private mutating func afterRecipient(_ reply: Reply) -> Action {
        guard let verdict = Self.verdict(reply, yes: 200..<300) else { return lost(.garbage(reply.words)) }
        // Of what was sent together the first refusal is the reason, the others follow from it.
        refusal = refusal ?? verdict
        if capabilities.chunking { return refusal == nil ? wantContent() : finish() }
        guard !capabilities.pipelining else {
            state = .data
            return .none
        }
        guard refusal == nil else { return finish() }
        state = .data
        return .send(Self.dataCommand)
    }

    private mutating func afterData(_ reply: Reply) -> Action {
        guard let verdict = Self.verdict(reply, yes: 354..<355) else { return lost(.garbage(reply.words)) }
        if let verdict { return finish(refusal ?? verdict) }
        guard refusal != nil else { return wantContent() }
        // RFC 2920 §3.1: asked for all the same, it is given nothing.
        state = .endingEmpty
        return .send(WireContent.end)
    }

    private mutating func afterContent(_ reply: Reply) -> Action {
        switch reply.code {
        case 200..<300: return finish(.accepted(reply))
        case 400..<500: return finish(.temporary(.server(reply)))
        case 500..<600: return finish(.permanent(.server(reply)))
        default: return lost(.garbage(reply.words))
        }
    }

    private mutating func wantContent() -> Action {
        state = .content
        return .contentWanted
    }

    private mutating func finish(_ handover: Handover? = nil) -> Action {
        let said = handover ?? refusal ?? .notTried(.lost)
        if case .accepted = said { needsReset = false } else { needsReset = true }
        if case .temporary(.server(let reply)) = said, reply.code == 421 { state = .over } else { state = .idle }
        (message, refusal) = (nil, nil)
        return .done(said)
    }

    /// What a reply makes of the message: `.some(nil)` where it goes on, `nil` where the reply makes no sense.
    private static func verdict(_ reply: Reply, yes: Range<Int>) -> Handover?? {
        switch reply.code {
        case yes: .some(nil)
        case 400..<500: .temporary(.server(reply))
        case 500..<600: .permanent(.server(reply))
        default: .none
        }
    }

    private func senderCommand(_ message: RelayMessage) -> [UInt8] {
        var line = "MAIL FROM:<\(message.sender.address)>"
        if capabilities.size { line += " SIZE=\(message.content.count)" }
        if capabilities.eightBit, !message.content.isASCII { line += " BODY=8BITMIME" }
        if capabilities.utf8, message.needsUTF8 { line += " SMTPUTF8" }
        return Array("\(line)\r\n".utf8)
    }

    private func recipientCommand(_ message: RelayMessage) -> [UInt8] {
        Array("RCPT TO:<\(message.recipient.address)>\r\n".utf8)
    }

    private static let dataCommand = Array("DATA\r\n".utf8)
}

extension [UInt8] {
    fileprivate var isASCII: Bool { allSatisfy { $0 < 0x80 } }
}
