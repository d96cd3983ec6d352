/// Watches the inbox of a mailbox for new mail, and reads it; nothing there is changed, and nothing is marked as read.
///
/// What was there before the first look is never read. A message is asked for by number, given out, and only when it was
/// taken does the position move behind it: whoever takes messages may be given one twice, and is never denied one.
struct Watching: Dialogue {
    /// What it wants to be done.
    enum Effect: Hashable {
        /// Take a message.
        case take(ArrivedMessage)
        /// Remember how far everything was taken.
        case keep(Position)
        /// Know that a message is passed over, for the server never gave it.
        case passOver(UInt32)
        /// Know that everything is as it should be; without `IDLE` news are a little late.
        case settle(hasIdle: Bool)
    }

    enum Phase {
        case opening
        case examining
        case listing(NewMessages)
        case fetching(NewMessages.Entry, body: [UInt8]?)
        case taking(UInt32)
        /// Between `IDLE` and its answer.
        case beginningIdle
        case idle
        case endingIdle
        /// Between two questions, where there is no `IDLE`.
        case pausing
        case polling
    }

    /// A look back beyond a change of validity begins so much earlier: clocks differ, and mail may be moved slowly.
    static let lookBack: Int64 = 86_400

    let limits: ReadingLimits
    /// Seconds since 1970 at the beginning.
    private let startedAt: Int64
    private var start: ContinuousClock.Instant?
    var opening: Opening
    var exchange = Exchange()
    var phase = Phase.opening
    /// When the server must have answered, or the next thing is to be done; `nil` while nobody waits for the server.
    var deadline: ContinuousClock.Instant?
    var position: Position?
    /// What examining the folder brought.
    var validity: UInt32?
    var next: UInt32?
    /// What is to be read, and was listed.
    var queue: ArraySlice<NewMessages.Entry> = []
    /// Whether there may be messages that were not listed.
    var hasNews = false
    var hasIdle = true
    var isSettled = false
    /// How often each message was refused.
    var refusals: [UInt32: Int] = [:]

    /// Begins behind a position, or behind everything that is there where there is none yet.
    init(
        credential: Credential,
        security: Security,
        position: Position?,
        startedAt: Int64,
        limits: ReadingLimits = ReadingLimits()
    ) {
        opening = Opening(credential: credential, security: security)
        self.position = position
        self.startedAt = startedAt
        self.limits = limits
    }

    mutating func handle(_ event: DialogueEvent, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        switch event {
        case .connected:
            start = now
            return expect([], at: now)
        case .secured:
            return proceed(opening.secured(&exchange), at: now)
        case .heard:
            if deadline != nil, isWaitingForAnswer { deadline = now + limits.answer }
            return []
        case .response(let response):
            return hear(response, at: now)
        case .performed:
            guard case .taking(let uid) = phase else { return [] }
            return move(behind: uid, at: now) + goOn(at: now)
        case .timePassed:
            return passTime(at: now)
        }
    }

    /// The actions, after which the server has to answer.
    mutating func expect(
        _ actions: [DialogueAction<Effect>],
        at now: ContinuousClock.Instant
    ) -> [DialogueAction<Effect>] {
        deadline = now + limits.answer
        return actions
    }

    mutating func ask(_ command: String, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        expect([.send(exchange.begin(Command(command)))], at: now)
    }

    mutating func proceed(_ step: Opening.Step, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        switch step {
        case .wait: return []
        case .send(let bytes): return expect([.send(bytes)], at: now)
        case .secure: return expect([.secure], at: now)
        case .failed(let problem): return [.end(problem)]
        case .ready:
            hasIdle = opening.capabilities?.contains("IDLE") == true
            phase = .examining
            // Read only: not even the mark that a message is new goes (RFC 3501 §6.3.2).
            return ask("EXAMINE INBOX", at: now)
        }
    }

    /// Moves the position behind a message.
    mutating func move(behind uid: UInt32, at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard let position else { return [] }
        refusals[uid] = nil
        queue = queue.drop { $0.uid <= uid }
        return keep(position.uidValidity, uid, floor: position.floor, at: now)
    }

    mutating func keep(
        _ validity: UInt32,
        _ uid: UInt32,
        floor: Int64? = nil,
        at now: ContinuousClock.Instant
    ) -> [DialogueAction<Effect>] {
        let position = Position(uidValidity: validity, lastUID: uid, floor: floor, at: seconds(at: now))
        self.position = position
        return [.perform(.keep(position))]
    }

    func seconds(at now: ContinuousClock.Instant) -> Int64 {
        startedAt + (start.map { (now - $0).components.seconds } ?? 0)
    }

    private var isWaitingForAnswer: Bool {
        switch phase {
        case .idle, .pausing, .taking: false
        default: true
        }
    }

    private mutating func passTime(at now: ContinuousClock.Instant) -> [DialogueAction<Effect>] {
        guard let deadline, now >= deadline else { return [] }
        switch phase {
        case .idle:
            return endIdle(at: now)
        case .pausing:
            // What was refused is asked for again, too. NOOP lets the server look itself (RFC 3501 §6.1.2).
            hasNews = true
            phase = .polling
            return ask("NOOP", at: now)
        case .taking:
            return []
        default:
            return [.end(.silent)]
        }
    }
}
