extension Watching {
    /// Goes on after the server said something.
    mutating func hear(_ response: Response, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        if case .opening = phase { return proceed(opening.hear(response, &exchange), at: now) }
        switch response {
        case .exists:
            hasNews = true
            if case .idle = phase { return endIdle(at: now) }
            return []
        case .fetch(let message):
            take(message)
            return []
        case .continuation:
            guard case .beginningIdle = phase else { return [.end(.garbled)] }
            phase = .idle
            deadline = now + limits.idle
            // Something came in between: then it is over at once.
            return settle() + (hasNews ? endIdle(at: now) : [])
        case .status(let status):
            return hear(status, at: now)
        default:
            return []
        }
    }

    private mutating func hear(_ status: StatusResponse, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard status.tag != nil else {
            if case .uidValidity(let number) = status.code, case .examining = phase { validity = number }
            if case .uidNext(let number) = status.code, case .examining = phase { next = number }
            return status.condition == .bye ? [.end(.ended(status.text))] : []
        }
        guard exchange.ends(with: status) else { return [.end(.garbled)] }
        let isDone = status.condition == .ok
        switch phase {
        case .examining:
            return isDone ? begin(at: now) : [.end(.folderRefused(status.text))]
        case .listing(let messages):
            return isDone ? list(messages, at: now) : [.end(.folderRefused(status.text))]
        case .fetching(let entry, let body):
            return isDone || body != nil ? give(entry, body, at: now) : refuse(entry.uid, at: now)
        case .beginningIdle, .idle:
            // It says that it can, and does not: then it is asked.
            hasIdle = false
            return goOn(at: now)
        case .endingIdle, .polling:
            return goOn(at: now)
        case .opening, .taking, .pausing:
            return [.end(.garbled)]
        }
    }

    /// Decides where to begin when the folder is open.
    private mutating func begin(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard let validity else { return [.end(.garbled)] }
        hasNews = true
        guard let position else {
            guard let next, next > 0 else {
                // It does not say what number comes next: then by the time.
                return keep(validity, 0, floor: seconds(at: now), at: now) + goOn(at: now)
            }
            hasNews = false
            return keep(validity, next - 1, at: now) + goOn(at: now)
        }
        guard position.uidValidity != validity else { return goOn(at: now) }
        // All numbers are new. What came since is found by time, and more: who takes it knows what it had.
        let floor = position.floor ?? position.at - Self.lookBack
        return keep(validity, 0, floor: floor, at: now) + goOn(at: now)
    }

    /// Does what comes next, while no command is under way.
    mutating func goOn(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard let position else { return [.end(.garbled)] }
        if let entry = queue.first {
            phase = .fetching(entry, body: nil)
            // PEEK: it stays unread (RFC 3501 §6.4.5). The server's word on the size is no bound.
            return ask("UID FETCH \(entry.uid) (UID BODY.PEEK[]<0.\(length(of: entry))>)", at: now)
        }
        if hasNews {
            hasNews = false
            phase = .listing(NewMessages(behind: position, limit: limits.listed))
            return ask("UID FETCH \(min(position.lastUID, .max - 1) + 1):* (UID RFC822.SIZE INTERNALDATE)", at: now)
        }
        return wait(at: now)
    }

    private mutating func list(_ messages: NewMessages, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard let position else { return [.end(.garbled)] }
        queue = messages.entries[...]
        guard queue.isEmpty else {
            // There may be more than are known at once.
            hasNews = hasNews || messages.entries.count == limits.listed
            return goOn(at: now)
        }
        guard messages.highest > position.lastUID || position.floor != nil else { return goOn(at: now) }
        return keep(position.uidValidity, max(position.lastUID, messages.highest), at: now) + goOn(at: now)
    }

    private mutating func take(_ message: FetchedMessage) {
        switch phase {
        case .listing(var messages):
            // Two owners of the list would copy it each time.
            phase = .polling
            messages.add(message)
            phase = .listing(messages)
        case .fetching(let entry, body: nil) where message.uid == entry.uid:
            phase = .fetching(entry, body: message.body)
        default:
            break
        }
    }

    private mutating func give(
        _ entry: NewMessages.Entry,
        _ body: [UInt8]?,
        at now: ContinuousClock.Instant
    ) -> [DialogueAction<Effect>] {
        // It was deleted meanwhile.
        guard let body else { return move(behind: entry.uid, at: now) + goOn(at: now) }
        phase = .taking(entry.uid)
        deadline = nil
        let isCut = body.count >= length(of: entry) && entry.size != body.count
        return [.perform(.take(ArrivedMessage(uid: entry.uid, bytes: body, isCut: isCut)))]
    }

    /// Asks again later for what the server does not give, and in the end no more: it would keep all others back.
    private mutating func refuse(_ uid: UInt32, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        refusals[uid, default: 0] += 1
        guard refusals[uid, default: 0] >= limits.tries else {
            queue = []
            return pause(at: now)
        }
        return [.perform(.passOver(uid))] + move(behind: uid, at: now) + goOn(at: now)
    }

    private func length(of entry: NewMessages.Entry) -> Int {
        entry.size > limits.message ? limits.cutMessage : limits.message
    }

    private mutating func wait(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard hasIdle else { return settle() + pause(at: now) }
        phase = .beginningIdle
        return ask("IDLE", at: now)
    }

    private mutating func pause(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        phase = .pausing
        deadline = now + limits.poll
        return []
    }

    private mutating func settle() -> [DialogueAction<Effect>] {
        guard !isSettled else { return [] }
        isSettled = true
        return [.perform(.settle(hasIdle: hasIdle))]
    }

    mutating func endIdle(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        phase = .endingIdle
        // RFC 2177: no tag; what the server says then ends the command.
        return expect([.send(Array("DONE\r\n".utf8))], at: now)
    }
}
