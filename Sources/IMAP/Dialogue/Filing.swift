/// Puts the clean copy of an email into the folder for sent mail, and takes out the followed copies that a relay filed there.
///
/// What is not one of our followed copies of this email, by its content, is never touched. The clean copy is there before
/// anything is taken out.
struct Filing: Dialogue {
    /// What it wants to be done.
    enum Effect: Hashable {
        /// Know how it went.
        case report(FilingOutcome)
    }

    private enum Phase {
        case opening
        case listing
        case selecting
        case searching
        case fetching(UInt32, body: [UInt8]?)
        case appending
        case marking
        case removing
        case leaving
    }

    /// So many messages with the id are looked at; more there are only where an email has more recipients than that.
    static let maximumFound = 500

    private let email: SentEmail
    private let judge: @Sendable ([UInt8]) -> FiledMessage
    private let answer: Duration
    private var opening: Opening
    private var exchange = Exchange()
    private var choice: SentFolderChoice
    private var phase = Phase.opening
    private var deadline: ContinuousClock.Instant?
    private var found: ArraySlice<UInt32> = []
    private var followed: [UInt32] = []
    private var hasClean = false
    private var outcome = FilingOutcome()

    /// Takes the email, the name of the folder where a setting has one, and who says what a message is.
    init(
        _ email: SentEmail,
        folder: String?,
        credential: Credential,
        security: Security,
        answer: Duration = ReadingLimits().answer,
        judge: @escaping @Sendable ([UInt8]) -> FiledMessage
    ) {
        self.email = email
        self.judge = judge
        self.answer = answer
        opening = Opening(credential: credential, security: security)
        choice = SentFolderChoice(setting: folder)
    }

    mutating func handle(_ event: DialogueEvent, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        if event == .timePassed {
            guard let deadline, now >= deadline else { return [] }
            return [.end(.silent)]
        }
        deadline = now + answer
        switch event {
        case .secured: return proceed(opening.secured(&exchange))
        case .response(let response): return hear(response)
        case .connected, .heard, .performed, .timePassed: return []
        }
    }

    private mutating func proceed(_ step: Opening.Step) -> [DialogueAction<Effect>] {
        switch step {
        case .wait: return []
        case .send(let bytes): return [.send(bytes)]
        case .secure: return [.secure]
        case .failed(let problem): return [.end(problem)]
        case .ready:
            // RFC 6154 §2: asked like this a server with the attributes says them.
            let asks = can("SPECIAL-USE") && can("LIST-EXTENDED")
            return ask(#"LIST "" "*""# + (asks ? " RETURN (SPECIAL-USE)" : ""), .listing)
        }
    }

    private func can(_ capability: String) -> Bool { opening.capabilities?.contains(capability) == true }

    private mutating func ask(_ command: String, _ phase: Phase) -> [DialogueAction<Effect>] {
        self.phase = phase
        return [.send(exchange.begin(Command(command)))]
    }

    private mutating func hear(_ response: Response) -> [DialogueAction<Effect>] {
        switch (phase, response) {
        case (.opening, _):
            return proceed(opening.hear(response, &exchange))
        case (_, .status(let status)):
            return hear(status)
        case (_, .continuation):
            guard let part = exchange.proceed() else { return [.end(.garbled)] }
            return [.send(part)]
        case (.listing, .list(let folder)):
            choice.consider(folder)
        case (.searching, .search(let numbers)):
            found += numbers.prefix(Self.maximumFound - found.count)
        case (.fetching(let uid, body: nil), .fetch(let message)) where message.uid == uid:
            phase = .fetching(uid, body: message.body)
        default:
            break
        }
        return []
    }

    private mutating func hear(_ status: StatusResponse) -> [DialogueAction<Effect>] {
        if case .leaving = phase { return status.tag == nil ? [] : [.end(nil)] }
        guard status.tag != nil else { return status.condition == .bye ? [.end(.ended(status.text))] : [] }
        guard exchange.ends(with: status) else { return [.end(.garbled)] }
        return goOn(isDone: status.condition == .ok, status.text)
    }

    private mutating func goOn(isDone: Bool, _ words: String) -> [DialogueAction<Effect>] {
        switch phase {
        case .listing:
            guard let name = choice.name.flatMap({ Command.quoted($0) }) else { return [.end(.noSentFolder)] }
            return ask("SELECT \(name)", .selecting)
        case .selecting:
            guard isDone else { return [.end(.folderRefused(words))] }
            guard let id = Command.quoted("<\(email.messageID)>".utf8) else { return append() }
            return ask("UID SEARCH HEADER Message-ID \(id)", .searching)
        case .searching:
            guard isDone else { return [.end(.folderRefused(words))] }
            return look()
        case .fetching(let uid, let body):
            note(uid, body)
            return look()
        case .appending:
            guard isDone else { return [.end(.filingRefused(words))] }
            outcome.hasAppended = true
            return remove()
        case .marking:
            guard isDone else { return leave() }
            // RFC 4315 §2.1: these, and nothing else that somebody marked.
            return ask("UID EXPUNGE \(Self.set(followed))", .removing)
        case .removing:
            if isDone { outcome.removed = followed.count }
            return leave()
        case .opening, .leaving:
            return [.end(.garbled)]
        }
    }

    private mutating func note(_ uid: UInt32, _ body: [UInt8]?) {
        switch body.map(judge) {
        case .followedCopy: followed.append(uid)
        case .cleanCopy: hasClean = true
        case .other, nil: break
        }
    }

    /// Looks at the next message with the id, and then does what is to be done.
    private mutating func look() -> [DialogueAction<Effect>] {
        guard let uid = found.popFirst() else { return hasClean ? remove() : append() }
        return ask("UID FETCH \(uid) (UID BODY.PEEK[])", .fetching(uid, body: nil))
    }

    private mutating func append() -> [DialogueAction<Effect>] {
        guard let name = choice.name.flatMap({ Command.quoted($0) }) else { return [.end(.noSentFolder)] }
        phase = .appending
        let line = "APPEND \(name) (\\Seen) \"\(ServerDate.text(email.sentAt))\""
        return [.send(exchange.begin(Command(line, literals: [email.cleanCopy])))]
    }

    private mutating func remove() -> [DialogueAction<Effect>] {
        guard !followed.isEmpty else { return leave() }
        let set = Self.set(followed)
        // Gmail keeps what is expunged from a folder among all mail; what lies in the bin goes (its IMAP extensions).
        if can("X-GM-EXT-1"), can("MOVE"), let bin = choice.trash.flatMap({ Command.quoted($0) }) {
            return ask("UID MOVE \(set) \(bin)", .removing)
        }
        guard can("UIDPLUS") || can("IMAP4REV2") else { return leave() }
        return ask("UID STORE \(set) +FLAGS.SILENT (\\Deleted)", .marking)
    }

    private mutating func leave() -> [DialogueAction<Effect>] {
        outcome.left = followed.count - outcome.removed
        return [.perform(.report(outcome))] + ask("LOGOUT", .leaving)
    }

    private static func set(_ numbers: [UInt32]) -> String {
        numbers.map(String.init).joined(separator: ",")
    }
}
