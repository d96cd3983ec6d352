internal import Mail

/// A message under way, from MAIL to its end.
struct MailTransaction: Sendable {
    let sender: Address?
    let isInternational: Bool
    var recipients: [Address] = []
    /// What chunks brought so far; `nil` until the first.
    var content: MessageContent?

    init(sender: Address?, isInternational: Bool) {
        self.sender = sender
        self.isInternational = isInternational
    }
}

/// A chunk that BDAT announced (RFC 3030 §2).
struct Chunk: Sendable {
    let size: Int
    /// How many octets of it are still to come.
    var rest: Int
    let isLast: Bool
    /// Why it is read and thrown away.
    let refusal: Reply?
}

extension ServerDialogue {
    /// Begins to read a message that ends with a dot.
    mutating func data() {
        if let refusal = refusalOfContent { return refuse(refusal) }
        guard transaction?.content == nil else {
            // RFC 3030 §3.
            return refuse(Reply(503, EnhancedStatus(5, 5, 1), "The message came in chunks; end it with BDAT 0 LAST"))
        }
        phase = .data(DataReader(limit: rules.maximumSize))
        actions.append(.reply(Reply(354, nil, "Send the message, then a dot on a line of its own")))
    }

    /// Begins to read a chunk; its octets come whether it is taken or not.
    mutating func chunk(_ size: Int, isLast: Bool) {
        let refusal = refusalOfContent
        if refusal == nil, transaction?.content == nil {
            transaction?.content = MessageContent(limit: rules.maximumSize)
        }
        phase = .chunk(Chunk(size: size, rest: size, isLast: isLast, refusal: refusal))
    }

    private var refusalOfContent: Reply? {
        guard let transaction else { return Reply(503, EnhancedStatus(5, 5, 1), "Begin with MAIL, then RCPT") }
        guard transaction.recipients.isEmpty else { return nil }
        return Reply(554, EnhancedStatus(5, 5, 1), "Nobody is there to send it to; name a recipient with RCPT")
    }

    mutating func read(_ reader: inout DataReader) {
        let (count, isEnd) = reader.read(input.rest)
        input.drop(count)
        if isEnd { end(reader.content) } else { phase = .data(reader) }
    }

    mutating func read(_ chunk: Chunk) {
        var chunk = chunk
        let count = min(chunk.rest, input.count)
        if chunk.refusal == nil { transaction?.content?.take(input.rest.prefix(count)) }
        input.drop(count)
        chunk.rest -= count
        guard chunk.rest == 0 else {
            phase = .chunk(chunk)
            return
        }
        if let refusal = chunk.refusal { return refuse(refusal) }
        guard !chunk.isLast else {
            guard var content = transaction?.content else { return }
            transaction?.content = nil
            content.end()
            return end(content)
        }
        if let fault = transaction?.content?.fault {
            actions.append(.reply(fault.reply))
        } else {
            say(250, EnhancedStatus(2, 0, 0), "\(chunk.size) octets came")
        }
    }

    /// The message is complete.
    private mutating func end(_ content: MessageContent) {
        guard let transaction else { return }
        if let fault = content.fault { return finish(.no(fault.reply)) }
        let message = ReceivedMessage(
            sender: transaction.sender,
            recipients: transaction.recipients,
            bytes: content.bytes
        )
        phase = .asking(.message)
        actions.append(.deliver(message))
    }

    /// Says what became of the message, or of each of its recipients (RFC 2033 §4.2).
    mutating func finish(_ answer: ServerAnswer) {
        let count = rules.mode == .lmtp ? transaction?.recipients.count ?? 1 : 1
        transaction = nil
        let taken = Reply(250, EnhancedStatus(2, 0, 0), "Message taken")
        switch answer {
        case .yes: actions += Array(repeating: .reply(taken), count: count)
        case .no(let reply): actions += Array(repeating: .reply(reply), count: count)
        case .each(let replies):
            // There is one reply for each who was told to be taken, whatever the answer forgot.
            let missing = Reply(451, EnhancedStatus(4, 3, 0), "It is not known what became of it; try again")
            for place in 0..<count { actions.append(.reply(place < replies.count ? replies[place] : missing)) }
        }
        if case .no = answer { return }
        misdeeds = 0
    }
}
