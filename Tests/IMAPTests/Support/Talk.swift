@testable import IMAP

/// A conversation of a test: the test is the server, and moves the time.
struct Talk<Talking: Dialogue> {
    private(set) var dialogue: Talking
    private(set) var now = ContinuousClock.now
    /// What was to be done beside sending, in order.
    private(set) var effects: [Talking.Effect] = []
    /// How the conversation ended; `nil` while it goes on.
    private(set) var ending: Ending?
    /// Whether what is to be done is done at once.
    var performs = true
    private var parser = ResponseParser(maximumLiteral: 10_000)

    enum Ending: Hashable {
        case well
        case problem(MailboxProblem)
    }

    init(_ dialogue: Talking) {
        self.dialogue = dialogue
        _ = handle(.connected)
    }

    /// Lets the server say some lines, and gives what is said to it then.
    @discardableResult
    mutating func say(_ lines: String...) throws -> [String] {
        var sent: [String] = []
        for line in lines {
            parser.append(Array((line + "\r\n").utf8))
            while let response = try parser.next() { sent += handle(.response(response)) }
        }
        return sent
    }

    /// Lets time go on, and gives what is said to the server then.
    mutating func wait(_ duration: Duration) -> [String] {
        now += duration
        return handle(.timePassed)
    }

    /// Tells it something else, and gives what is said to the server then; `TLS` where that is to begin.
    mutating func handle(_ event: DialogueEvent) -> [String] {
        var sent: [String] = []
        var actions = dialogue.handle(event, at: now)[...]
        while ending == nil, let action = actions.popFirst() {
            switch action {
            case .send(let bytes): sent.append(String(decoding: bytes.dropLast(2), as: UTF8.self))
            case .secure: sent.append("TLS")
            case .perform(let effect):
                effects.append(effect)
                if performs { actions += dialogue.handle(.performed, at: now) }
            case .end(let problem): ending = problem.map(Ending.problem) ?? .well
            }
        }
        return sent
    }
}
