internal import Mail

/// The server's side of an SMTP dialogue (RFC 5321): bytes in, actions out, and time passed in; it does nothing itself.
///
/// What it does depends on the bytes alone, not on the pieces that they come in. A question it asks, such as
/// ``ServerAction/deliver(_:)``, must be answered before it looks at what came behind.
package struct ServerDialogue: Sendable {
    let rules: ServerRules
    var phase = Phase.command
    var input = InputLines()
    /// What is to be done, the first first.
    var actions: [ServerAction]

    /// Whether the connection is encrypted.
    private(set) var isSecure: Bool
    /// Whether the client said who it is; RFC 3207 §4.2: before TLS does not count.
    var hasGreeted = false
    /// Whether somebody logged in.
    var isLoggedIn = false
    var transaction: MailTransaction?
    var misdeeds = 0
    var refusedLogIns = 0
    private var isDraining = false
    /// When the last whole command, or octet of a message, came.
    private var heardAt: Duration
    private var messageSince: Duration?

    /// What is under way.
    enum Phase {
        case command
        case logIn(LogInExchange)
        case data(DataReader)
        case chunk(Chunk)
        case asking(Question)
        /// TLS is beginning: what still comes in clear is none of the client's words (CVE-2011-0411).
        case handshaking
        case closed
    }

    /// What was asked and is not answered yet.
    enum Question {
        case logIn
        case sender(Address?, isInternational: Bool)
        case recipient(Address)
        case message
    }

    /// Begins with a greeting.
    ///
    /// - Parameters:
    ///   - rules: what is allowed.
    ///   - isSecure: whether the connection spoke TLS from its beginning.
    ///   - now: the time, since any moment that stays the same.
    package init(rules: ServerRules, isSecure: Bool = false, at now: Duration) {
        self.rules = rules
        self.isSecure = isSecure
        heardAt = now
        let protocols = rules.mode == .lmtp ? "LMTP" : "ESMTP"
        actions = [.reply(Reply(220, nil, "\(rules.name) \(protocols) Inkling"))]
    }

    /// What is kept of the client's bytes at the moment.
    package var heldBytes: Int {
        let content =
            switch phase {
            case .data(let reader): reader.content.bytes.count
            default: transaction?.content?.bytes.count ?? 0
            }
        return input.count + content
    }

    /// Hears what came.
    package mutating func receive(_ bytes: some Sequence<UInt8>, at now: Duration) {
        switch phase {
        case .closed, .handshaking: return
        case .data, .chunk: heardAt = now
        default: break
        }
        input.append(bytes)
        if isOverdue(at: now) { leave() }
    }

    /// What is to be done next; `nil` where more must come, or be answered, first.
    package mutating func next(at now: Duration) -> ServerAction? {
        while actions.isEmpty {
            guard proceed() else { return nil }
            heardAt = now
            noteMessage(at: now)
        }
        let action = actions.removeFirst()
        if case .close = action { close() }
        return action
    }

    /// TLS is spoken from here on: everything begins anew (RFC 3207 §4.2).
    package mutating func secured(at now: Duration) {
        guard case .handshaking = phase else { return }
        phase = .command
        isSecure = true
        hasGreeted = false
        isLoggedIn = false
        heardAt = now
    }

    /// Says goodbye where the client was silent for too long, or needs too long for its message.
    package mutating func pass(to now: Duration) {
        if isOverdue(at: now) { leave() }
    }

    /// Says goodbye once what is under way is done.
    package mutating func drain() {
        isDraining = true
    }

    /// There is no room for what came of a message: it is read on and refused at its end.
    package mutating func giveUpMessage() {
        if case .data(var reader) = phase {
            reader.giveUp()
            phase = .data(reader)
        }
        transaction?.content?.giveUp()
    }
}

extension ServerDialogue {
    /// Does one step; says whether there was one to do.
    private mutating func proceed() -> Bool {
        switch phase {
        case .command where isDraining:
            close()
            actions = [.close(Reply(421, EnhancedStatus(4, 3, 2), "This server stops; come back later"))]
        case .command:
            guard let line = input.line() else { return false }
            obey(line)
        case .logIn(let exchange):
            guard let line = input.line() else { return false }
            phase = .command
            goOn(exchange, with: line)
        case .data(var reader):
            guard input.count > 0 else { return false }
            // While the phase holds it, too, every change would copy it.
            phase = .command
            read(&reader)
        case .chunk(let chunk):
            guard input.count > 0 || chunk.rest == 0 else { return false }
            phase = .command
            read(chunk)
        case .asking, .handshaking, .closed: return false
        }
        return true
    }

    private func isOverdue(at now: Duration) -> Bool {
        switch phase {
        case .asking, .closed: return false
        default: break
        }
        let isSlow = messageSince.map { now - $0 > ServerRules.longestMessage } ?? false
        return isSlow || now - heardAt > ServerRules.idle
    }

    private mutating func noteMessage(at now: Duration) {
        switch phase {
        case .data, .chunk: messageSince = messageSince ?? now
        default: messageSince = nil
        }
    }

    private mutating func leave() {
        close()
        actions = [
            .close(Reply(421, EnhancedStatus(4, 4, 2), "You were silent for too long; come back when you are ready"))
        ]
    }

    /// Hears and says nothing more.
    mutating func close() {
        phase = .closed
        input.clear()
        transaction = nil
        actions = []
    }

    /// Refuses a command; whoever gives many of those has lost the thread, or looks for a way in.
    mutating func refuse(_ reply: Reply) {
        actions.append(.reply(reply))
        guard reply.code >= 500 else { return }
        misdeeds += 1
        guard misdeeds > ServerRules.mostMisdeeds else { return }
        actions.append(.close(Reply(421, EnhancedStatus(4, 7, 0), "Too many commands were refused; come back later")))
    }
}
