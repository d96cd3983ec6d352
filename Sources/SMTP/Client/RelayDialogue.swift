/// The client's side of SMTP (RFC 5321): what came from a relay goes in, what is to be done comes out, and nothing else happens.
///
/// One message is under way at a time. Whatever comes, each message that was begun ends in exactly one ``Handover``.
package struct RelayDialogue: Sendable {
    /// What whoever holds the connection is to do.
    package enum Action: Hashable, Sendable {
        /// Send these bytes, then wait for what comes.
        case send([UInt8])
        /// Begin TLS, then call ``protected()``.
        case beginTLS
        /// Nobody need do anything: a message can be begun.
        case ready
        /// The relay waits for the content of the message: note that it is sent, then call ``sendContent()``.
        case contentWanted
        /// This became of the message.
        case done(Handover)
        /// The connection is of no use, or was not set up.
        case failed(RelayFailure)
        /// Nothing.
        case none
    }

    enum State: Hashable, Sendable {
        case greeting, hello, plainHello, startingTLS, handshaking, idle, resetting, sender, recipient, data
        case signingIn(SignInSteps)
        /// The relay waits for the content.
        case content
        /// The content is on its way, and its end did not leave.
        case writing
        /// Everything was sent.
        case ending
        /// Content was asked for that there is no recipient of: an empty one was sent.
        case endingEmpty
        case quitting, over
    }

    let terms: RelayTerms
    var state = State.greeting
    var capabilities = Capabilities()
    var message: RelayMessage?
    /// What the relay said of the message while answers to further commands are awaited.
    var refusal: Handover?
    /// Whether something of a message that was not sent stands in the relay's memory.
    var needsReset = false
    private var reader = ReplyReader()
    private var isProtected: Bool

    /// Begins with an open connection, TLS included where it is implicit: the relay speaks first.
    package init(terms: RelayTerms) {
        self.terms = terms
        isProtected = terms.security == .implicitTLS
    }

    /// Whether the connection is to be closed.
    package var isOver: Bool { state == .over }

    /// Whether a message can be begun.
    package var isIdle: Bool { state == .idle }

    /// Takes what came; then ask ``next()`` until it has nothing.
    package mutating func receive(_ bytes: some Sequence<UInt8>) {
        reader.take(bytes)
    }

    /// What is to be done about the next reply; `nil` while there is no whole one.
    package mutating func next() -> Action? {
        guard !isOver else { return nil }
        do throws(ReplyReader.Nonsense) {
            guard let reply = try reader.next() else { return nil }
            return answer(reply)
        } catch {
            return lost(.garbage(error.beginning))
        }
    }

    /// TLS was begun: everything is asked again, for what was said before could have been anybody's (RFC 3207 §4.2).
    package mutating func protected() -> Action {
        guard state == .handshaking else { return .none }
        isProtected = true
        return hello()
    }

    /// The connection is gone, or of no use; says what that means for the message under way.
    package mutating func lost(_ failure: RelayFailure) -> Action {
        defer { (state, message, refusal) = (.over, nil, nil) }
        switch state {
        case .over: return .none
        case .quitting: return .none
        case .ending: return .done(.unknown(failure))
        case .endingEmpty: return .done(refusal ?? .notTried(failure))
        case .resetting, .sender, .recipient, .data, .content, .writing: return .done(refusal ?? .notTried(failure))
        case .greeting, .hello, .plainHello, .startingTLS, .handshaking, .signingIn, .idle: return .failed(failure)
        }
    }

    /// Ends the conversation politely (RFC 5321 §4.1.1.10).
    package mutating func quit() -> Action {
        guard state == .idle else { return lost(.lost) }
        state = .quitting
        return Self.command("QUIT")
    }

    static func command(_ line: String) -> Action { .send(Array("\(line)\r\n".utf8)) }
}

extension RelayDialogue {
    private mutating func answer(_ reply: Reply) -> Action {
        // RFC 5321 §3.8: it may come at any time. After the content it is the answer to that.
        if reply.code == 421, state != .ending, state != .endingEmpty {
            return isAboutMessage ? end(.temporary(.server(reply))) : lost(.closing(reply))
        }
        switch state {
        case .greeting: return reply.code == 220 ? hello() : lost(.refused(reply))
        case .hello: return greeted(reply)
        case .plainHello: return reply.isPositive ? afterHello(Capabilities()) : lost(.refused(reply))
        case .startingTLS: return beginTLS(reply)
        case .signingIn(let steps): return signIn(steps, reply)
        case .resetting, .sender, .recipient, .data, .writing, .ending, .endingEmpty: return answerMessage(reply)
        case .idle, .handshaking, .content: return lost(.garbage(reply.words))
        case .quitting:
            state = .over
            return .none
        case .over: return .none
        }
    }

    private var isAboutMessage: Bool {
        switch state {
        case .resetting, .sender, .recipient, .data, .content, .writing: true
        default: false
        }
    }

    /// The relay said that it closes, so the message ends with the connection.
    private mutating func end(_ handover: Handover) -> Action {
        let said = refusal ?? handover
        (state, message, refusal) = (.over, nil, nil)
        return .done(said)
    }

    private mutating func hello() -> Action {
        state = .hello
        return Self.command("EHLO \(terms.helloName)")
    }

    private mutating func greeted(_ reply: Reply) -> Action {
        if reply.isPositive { return afterHello(Capabilities(reply)) }
        // RFC 5321 §3.2: a server that does not know EHLO is greeted in the old way.
        guard [500, 501, 502, 504, 550].contains(reply.code) else { return lost(.refused(reply)) }
        state = .plainHello
        return Self.command("HELO \(terms.helloName)")
    }

    private mutating func afterHello(_ offered: Capabilities) -> Action {
        capabilities = offered
        if terms.security == .startTLS, !isProtected {
            guard offered.startTLS else { return lost(.noTLS) }
            state = .startingTLS
            return Self.command("STARTTLS")
        }
        guard let signIn = terms.signIn else { return idle() }
        guard let steps = SignInSteps(signIn, offered: offered.signIns) else {
            return lost(.noSignIn(offered.signIns.sorted()))
        }
        return proceed(steps)
    }

    private mutating func beginTLS(_ reply: Reply) -> Action {
        guard reply.code == 220 else { return lost(.noTLS) }
        // RFC 3207 §6: what came in the clear behind this word must not count as said under TLS.
        guard reader.isEmpty else { return lost(.injected) }
        state = .handshaking
        return .beginTLS
    }

    private mutating func proceed(_ steps: SignInSteps) -> Action {
        var steps = steps
        guard let line = steps.next() else { return lost(.garbage("334")) }
        state = .signingIn(steps)
        return Self.command(line)
    }

    private mutating func signIn(_ steps: SignInSteps, _ reply: Reply) -> Action {
        switch reply.code {
        case 235: return idle()
        case 334 where !steps.lines.isEmpty: return proceed(steps)
        // The reason stands in the challenge; the refusal itself comes when that was read.
        case 334 where steps.explainsRefusal:
            var steps = steps
            steps.hearReason()
            state = .signingIn(steps)
            return Self.command("")
        case 400..<600: return lost(.signInRefused(reply))
        default: return lost(.garbage(reply.words))
        }
    }

    private mutating func idle() -> Action {
        state = .idle
        return .ready
    }
}

extension Reply {
    /// Whether it says yes.
    var isPositive: Bool { code / 100 == 2 }
}
