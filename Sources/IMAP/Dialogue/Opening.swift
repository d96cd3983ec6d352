/// The beginning of every conversation: greeting, what the server can do, TLS, log-in.
struct Opening: Hashable {
    /// What comes next.
    enum Step: Hashable {
        case wait
        case send([UInt8])
        case secure
        /// It is over: commands may be given.
        case ready
        case failed(MailboxProblem)
    }

    private enum Phase: Hashable {
        case greeting
        case asking
        case startingTLS
        case securing
        case loggingIn
        case ready
    }

    private let credential: Credential
    private let needsStartTLS: Bool
    private var isSecured = false
    private var isLoggedIn = false
    private var phase = Phase.greeting
    /// What the server can do, as it said last; `nil` where it did not say since that last changed.
    private(set) var capabilities: Set<String>?

    /// Nothing was said yet.
    init(credential: Credential, security: Security) {
        self.credential = credential
        needsStartTLS = security == .startTLS
    }

    /// Goes on after TLS began.
    mutating func secured(_ exchange: inout Exchange) -> Step {
        guard phase == .securing else { return .failed(.garbled) }
        isSecured = true
        return ask(&exchange)
    }

    /// Goes on after the server said something.
    mutating func hear(_ response: Response, _ exchange: inout Exchange) -> Step {
        // Whatever was said before TLS began may be anybody's (RFC 3501 §6.2.1).
        guard phase != .securing else { return .failed(.garbled) }
        switch response {
        case .capability(let words):
            capabilities = words
            return .wait
        case .continuation:
            guard exchange.isBusy, let part = exchange.proceed() else { return .failed(.garbled) }
            return .send(part)
        case .status(let status):
            if case .capability(let words) = status.code { capabilities = words }
            return hear(status, &exchange)
        default:
            return .wait
        }
    }

    private mutating func hear(_ status: StatusResponse, _ exchange: inout Exchange) -> Step {
        if phase == .greeting { return greet(status, &exchange) }
        guard status.tag != nil else {
            return status.condition == .bye ? .failed(.ended(status.text)) : .wait
        }
        guard exchange.ends(with: status) else { return .failed(.garbled) }
        let isDone = status.condition == .ok
        switch phase {
        case .startingTLS:
            guard isDone else { return .failed(.noTLS) }
            // What the server said it can do is asked for anew.
            capabilities = nil
            phase = .securing
            return .secure
        case .loggingIn:
            guard isDone else { return .failed(Self.refusal(status)) }
            isLoggedIn = true
            return decide(&exchange)
        case .asking:
            guard isDone, capabilities != nil else { return .failed(.garbled) }
            return decide(&exchange)
        case .greeting, .securing, .ready:
            return .failed(.garbled)
        }
    }

    /// RFC 5530 §3: some refusals have nothing to do with user and password, and pass.
    private static func refusal(_ status: StatusResponse) -> MailboxProblem {
        switch status.code {
        case .other("UNAVAILABLE"), .other("INUSE"), .other("LIMIT"), .other("SERVERBUG"): .ended(status.text)
        default: .loginRefused(status.text)
        }
    }

    private mutating func greet(_ status: StatusResponse, _ exchange: inout Exchange) -> Step {
        guard status.tag == nil else { return .failed(.garbled) }
        switch status.condition {
        case .ok: break
        case .preAuthenticated: isLoggedIn = true
        case .bye: return .failed(.ended(status.text))
        case .no, .bad: return .failed(.garbled)
        }
        return decide(&exchange)
    }

    /// What is missing yet: to know what the server can do, TLS, the log-in.
    private mutating func decide(_ exchange: inout Exchange) -> Step {
        guard let capabilities else { return ask(&exchange) }
        if needsStartTLS, !isSecured {
            // Once logged in there is no STARTTLS any more: whoever greets so may stand between us and the server.
            guard !isLoggedIn, capabilities.contains("STARTTLS") else { return .failed(.noTLS) }
            phase = .startingTLS
            return .send(exchange.begin(Command("STARTTLS")))
        }
        if isLoggedIn {
            phase = .ready
            return .ready
        }
        guard let command = credential.command(capabilities) else { return .failed(.noLogin) }
        self.capabilities = nil
        phase = .loggingIn
        return .send(exchange.begin(command))
    }

    private mutating func ask(_ exchange: inout Exchange) -> Step {
        phase = .asking
        return .send(exchange.begin(Command("CAPABILITY")))
    }
}
