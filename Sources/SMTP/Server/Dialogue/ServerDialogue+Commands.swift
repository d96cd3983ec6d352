internal import Mail

extension ServerDialogue {
    /// Does what a command line asks for.
    mutating func obey(_ line: InputLines.Finding) {
        do throws(CommandFault) {
            switch line {
            case .tooLong: throw .lineTooLong
            case .broken: throw .brokenLine
            case .line(let bytes): try obey(Command(bytes))
            }
        } catch {
            // Octets of a message would be taken for commands.
            if error == .lostChunk { actions.append(.close(error.reply)) } else { refuse(error.reply) }
        }
    }

    private mutating func obey(_ command: Command) throws(CommandFault) {
        switch command {
        case .ehlo, .helo, .lhlo: greet(command)
        case .logIn(let mechanism, let initial): logIn(mechanism, initial: initial)
        case .startTLS: startTLS()
        case .mail(let path): try mail(path)
        case .recipient(let path): try recipient(path)
        case .data: data()
        case .chunk(let size, let isLast): chunk(size, isLast: isLast)
        case .reset:
            transaction = nil
            say(250, EnhancedStatus(2, 0, 0), "Forgotten")
        case .noop: say(250, EnhancedStatus(2, 0, 0), "Nothing done")
        // RFC 5321 §3.5.3: who asks for addresses learns nothing.
        case .verify: say(252, EnhancedStatus(2, 1, 5), "Send it, and you will see")
        case .help: say(214, EnhancedStatus(2, 0, 0), "EHLO MAIL RCPT DATA BDAT RSET NOOP VRFY QUIT STARTTLS AUTH")
        case .quit: actions.append(.close(Reply(221, EnhancedStatus(2, 0, 0), "Goodbye")))
        }
    }

    mutating func say(_ code: Int, _ status: EnhancedStatus?, _ text: String) {
        actions.append(.reply(Reply(code, status, text)))
    }

    private mutating func greet(_ command: Command) {
        // RFC 2033 §4.1: LMTP has a greeting of its own, lest one be taken for the other.
        guard (command == .lhlo) == (rules.mode == .lmtp) else {
            return refuse(
                Reply(500, EnhancedStatus(5, 5, 1), "Greet with \(rules.mode == .lmtp ? "LHLO" : "EHLO") here")
            )
        }
        hasGreeted = true
        // RFC 5321 §4.1.4.
        transaction = nil
        guard command != .helo else { return actions.append(.reply(Reply(250, nil, rules.name))) }
        actions.append(.reply(Reply(250, nil, lines: [rules.name] + keywords)))
    }

    private var keywords: [String] {
        var keywords = [
            "PIPELINING", "SIZE \(rules.maximumSize)", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "CHUNKING",
        ]
        if mayStartTLS { keywords.append("STARTTLS") }
        if mayLogIn { keywords.append("AUTH PLAIN LOGIN") }
        return keywords
    }

    private var mayStartTLS: Bool { rules.offersTLS && !isSecure }

    /// RFC 4954 §4: never where somebody may listen.
    private var mayLogIn: Bool { rules.mode == .submission && (isSecure || rules.allowsPlainLogIn) }

    /// Refuses what is out of order; says whether it did.
    private mutating func refuses(unless isInOrder: Bool, _ remedy: String) -> Bool {
        if !isInOrder { refuse(Reply(503, EnhancedStatus(5, 5, 1), remedy)) }
        return !isInOrder
    }

    private mutating func startTLS() {
        guard mayStartTLS else {
            return refuse(
                Reply(502, EnhancedStatus(5, 5, 1), isSecure ? "TLS is spoken already" : "TLS is not offered")
            )
        }
        // Whatever stands behind it came in clear, perhaps from somebody in between (CVE-2011-0411).
        close()
        phase = .handshaking
        actions = [.startTLS(Reply(220, EnhancedStatus(2, 0, 0), "Begin with TLS"))]
    }

    private mutating func logIn(_ mechanism: String, initial: String?) {
        guard rules.mode == .submission else { return refuse(CommandFault.notHere.reply) }
        if refuses(unless: hasGreeted, "Greet with EHLO first") { return }
        if refuses(unless: !isLoggedIn, "You are logged in already") { return }
        if refuses(unless: transaction == nil, "Log in before MAIL, or send RSET first") { return }
        guard mayLogIn else {
            return refuse(Reply(538, EnhancedStatus(5, 7, 11), "Begin with STARTTLS: passwords need encryption"))
        }
        goOn(LogInExchange.begin(mechanism, initial: initial))
    }

    /// Takes a line of the client's within a log-in.
    mutating func goOn(_ exchange: LogInExchange, with line: InputLines.Finding) {
        guard case .line(let bytes) = line, let text = String(validating: bytes, as: UTF8.self) else {
            // RFC 4954 §4: the exchange ends.
            return refuse((line == .tooLong ? CommandFault.lineTooLong : .brokenLine).reply)
        }
        goOn(exchange.answer(text))
    }

    private mutating func goOn(_ step: LogInExchange.Step) {
        switch step {
        case .ask(let exchange, let challenge):
            phase = .logIn(exchange)
            actions.append(.reply(challenge))
        case .check(let credentials):
            phase = .asking(.logIn)
            actions.append(.authenticate(credentials))
        case .refuse(let reply): refuse(reply)
        }
    }

    private mutating func mail(_ path: MailPath) throws(CommandFault) {
        if refuses(unless: hasGreeted, "Greet with \(rules.mode == .lmtp ? "LHLO" : "EHLO") first") { return }
        if rules.mode == .submission, !isLoggedIn {
            // RFC 4954 §6, RFC 6409 §4.3.
            let remedy = mayLogIn ? "Log in first, with AUTH" : "Begin with STARTTLS, then log in"
            return refuse(Reply(530, EnhancedStatus(5, 7, 0), remedy))
        }
        if refuses(unless: transaction == nil, "One message is under way; send RSET to give it up") { return }
        let parameters = try MailParameters(path.parameters)
        let sender = try path.address.map { text throws(CommandFault) in
            do { return try Address(name: nil, address: text) } catch { throw CommandFault.badSender("\(error)") }
        }
        if sender == nil, rules.mode == .submission {
            return refuse(Reply(550, EnhancedStatus(5, 7, 1), "Name yourself as sender; only servers send as nobody"))
        }
        guard isAllowed(sender, parameters.isInternational) else { return }
        guard parameters.size <= rules.maximumSize else { return refuse(.tooLarge(limit: rules.maximumSize)) }
        phase = .asking(.sender(sender, isInternational: parameters.isInternational))
        actions.append(.checkSender(sender))
    }

    private mutating func recipient(_ path: MailPath) throws(CommandFault) {
        guard let transaction else {
            _ = refuses(unless: false, "Begin with MAIL")
            return
        }
        if let parameter = path.parameters.keys.sorted().first { throw .unknownParameter(String(parameter.prefix(40))) }
        // RFC 5321 §4.5.1: the postmaster needs no domain.
        let isPostmaster = rules.mode != .submission && path.address?.lowercased() == "postmaster"
        let text = isPostmaster ? "postmaster@\(rules.name)" : path.address ?? ""
        let recipient: Address
        do { recipient = try Address(name: nil, address: text) } catch { throw .badRecipient("\(error)") }
        guard isAllowed(recipient, transaction.isInternational) else { return }
        guard transaction.recipients.count < rules.maximumRecipients else {
            let remedy = "At most \(rules.maximumRecipients) recipients are taken at once; send to the others apart"
            return refuse(Reply(452, EnhancedStatus(4, 5, 3), remedy))
        }
        guard rules.mode != .submission else { return add(recipient) }
        phase = .asking(.recipient(recipient))
        actions.append(.checkRecipient(recipient))
    }

    /// RFC 6531 §3.5: letters beyond ASCII must be announced.
    private mutating func isAllowed(_ address: Address?, _ isInternational: Bool) -> Bool {
        guard let address, !isInternational, !address.address.utf8.allSatisfy({ $0 < 0x80 }) else { return true }
        refuse(Reply(553, EnhancedStatus(5, 6, 7), "The address has letters beyond ASCII; say SMTPUTF8 behind MAIL"))
        return false
    }

    private mutating func add(_ recipient: Address) {
        transaction?.recipients.append(recipient)
        say(250, EnhancedStatus(2, 1, 5), "Recipient taken")
    }
}

extension ServerDialogue {
    /// Takes the answer to what was asked last, and goes on.
    package mutating func answer(_ answer: ServerAnswer) {
        guard case .asking(let question) = phase else { return }
        phase = .command
        switch (question, answer) {
        case (.message, _): finish(answer)
        case (.logIn, .no(let reply)): refuseLogIn(reply)
        case (_, .no(let reply)): refuse(reply)
        case (.logIn, _):
            isLoggedIn = true
            say(235, EnhancedStatus(2, 7, 0), "Welcome")
        case (.sender(let sender, let isInternational), _):
            transaction = MailTransaction(sender: sender, isInternational: isInternational)
            say(250, EnhancedStatus(2, 1, 0), "Sender taken")
        case (.recipient(let recipient), _): add(recipient)
        }
    }

    private mutating func refuseLogIn(_ reply: Reply) {
        refuse(reply)
        refusedLogIns += 1
        guard refusedLogIns >= ServerRules.mostRefusedLogIns else { return }
        actions.append(.close(Reply(421, EnhancedStatus(4, 7, 0), "Too many log-ins failed; come back later")))
    }
}
