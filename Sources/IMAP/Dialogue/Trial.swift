/// Tries a mailbox out: logs in, opens the inbox, finds the folder for sent mail, and may wait for a message to arrive.
///
/// The inbox is opened read only, and no message is fetched.
struct Trial: Dialogue {
    /// What it wants to be done.
    enum Effect: Hashable {
        /// Know what was found.
        case report(TrialOutcome)
    }

    private enum Phase {
        case opening
        case examining
        case listing
        case looking
        case searching
        /// Between two looks.
        case pausing
        case leaving
    }

    /// So long after a look comes the next.
    static let pause = Duration.seconds(2)

    private let word: String?
    private let patience: Duration
    private let answer: Duration
    private var opening: Opening
    private var exchange = Exchange()
    private var choice: SentFolderChoice
    private var phase = Phase.opening
    private var now: ContinuousClock.Instant?
    private var start: ContinuousClock.Instant?
    /// When the server must have answered, or the next look is due.
    private var deadline: ContinuousClock.Instant?
    private var outcome = TrialOutcome()

    /// Takes the name of the folder for sent mail where a setting has one, and the word of the subject that is waited
    /// for, with how long it is.
    init(
        folder: String?,
        awaiting word: String? = nil,
        for patience: Duration = .zero,
        credential: Credential,
        security: Security,
        answer: Duration = .seconds(15)
    ) {
        self.word = word
        self.patience = patience
        self.answer = answer
        opening = Opening(credential: credential, security: security)
        choice = SentFolderChoice(setting: folder)
    }

    mutating func handle(_ event: DialogueEvent, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        self.now = now
        switch event {
        case .connected:
            (start, deadline) = (now, now + answer)
            return []
        case .secured: return proceed(opening.secured(&exchange))
        case .response(let response): return hear(response)
        case .timePassed: return passTime(at: now)
        case .heard, .performed: return []
        }
    }

    private mutating func passTime(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard let deadline, now >= deadline else { return [] }
        guard case .pausing = phase else { return [.end(.silent)] }
        return look()
    }

    private mutating func proceed(_ step: Opening.Step) -> [DialogueAction<Effect>] {
        switch step {
        case .wait: return []
        case .send(let bytes): return [.send(bytes)]
        case .secure: return [.secure]
        case .failed(let problem): return [.end(problem)]
        case .ready: return ask("EXAMINE INBOX", .examining)
        }
    }

    private mutating func ask(_ command: String, _ phase: Phase) -> [DialogueAction<Effect>] {
        self.phase = phase
        deadline = now.map { $0 + answer }
        return [.send(exchange.begin(Command(command)))]
    }

    private mutating func hear(_ response: Response) -> [DialogueAction<Effect>] {
        switch (phase, response) {
        case (.opening, _):
            return proceed(opening.hear(response, &exchange))
        case (_, .status(let status)):
            return hear(status)
        case (_, .continuation):
            return [.end(.garbled)]
        case (.listing, .list(let folder)):
            choice.consider(folder)
        case (.searching, .search(let numbers)) where !numbers.isEmpty:
            outcome.hasArrived = true
        default:
            break
        }
        return []
    }

    private mutating func hear(_ status: StatusResponse) -> [DialogueAction<Effect>] {
        if case .leaving = phase { return status.tag == nil ? [] : [.end(nil)] }
        guard status.tag != nil else { return status.condition == .bye ? [.end(.ended(status.text))] : [] }
        guard exchange.ends(with: status) else { return [.end(.garbled)] }
        let isDone = status.condition == .ok
        switch phase {
        case .examining:
            guard isDone else { return [.end(.folderRefused(status.text))] }
            // RFC 6154 §2: asked like this a server with the attributes says them.
            let asks = opening.capabilities?.isSuperset(of: ["SPECIAL-USE", "LIST-EXTENDED"]) == true
            return ask(#"LIST "" "*""# + (asks ? " RETURN (SPECIAL-USE)" : ""), .listing)
        case .listing:
            outcome.sentFolder = choice.name.map { FolderName.readable($0) }
            return word == nil ? leave() : search()
        case .looking:
            return isDone ? search() : [.end(.folderRefused(status.text))]
        case .searching:
            guard isDone else { return [.end(.folderRefused(status.text))] }
            return outcome.hasArrived ? leave() : rest()
        case .opening, .pausing, .leaving:
            return [.end(.garbled)]
        }
    }

    /// Lets the server notice what is new (RFC 3501 §6.1.2).
    private mutating func look() -> [DialogueAction<Effect>] { ask("NOOP", .looking) }

    private mutating func search() -> [DialogueAction<Effect>] {
        guard let word = word.flatMap({ Command.quoted($0.utf8) }) else { return leave() }
        return ask("UID SEARCH SUBJECT \(word)", .searching)
    }

    /// Waits before the next look, unless it was waited long enough.
    private mutating func rest() -> [DialogueAction<Effect>] {
        guard let now, let start, now < start + patience else { return leave() }
        phase = .pausing
        deadline = now + Self.pause
        return []
    }

    private mutating func leave() -> [DialogueAction<Effect>] {
        [.perform(.report(outcome))] + ask("LOGOUT", .leaving)
    }
}
