import Mail

@testable import SMTP

/// A client that says what a test wants, and a house that answers what the dialogue asks.
struct Conversation {
    private(set) var dialogue: ServerDialogue
    /// What was delivered.
    private(set) var messages: [ReceivedMessage] = []
    /// What was asked, the deliveries apart.
    private(set) var questions: [ServerAction] = []
    private(set) var isClosed = false
    /// Whether TLS began and ``ServerDialogue/secured(at:)`` was not called yet.
    private(set) var isBeginningTLS = false
    /// What the house refuses.
    var refusals: [ServerAction: Reply] = [:]
    /// What becomes of each message.
    var outcome = ServerAnswer.yes
    var now = Duration.zero

    init(_ rules: ServerRules = .test, isSecure: Bool = false) {
        dialogue = ServerDialogue(rules: rules, isSecure: isSecure, at: .zero)
        _ = act()
    }

    /// Somebody logged in, a message begun.
    static func begun(_ rules: ServerRules = .test) -> Conversation {
        var talk = Conversation(rules)
        _ = talk.say("EHLO client.test", "AUTH PLAIN AGFubmEAc2VjcmV0", "MAIL FROM:<anna@seller.test>")
        _ = talk.say("RCPT TO:<maria@buyer.test>")
        return talk
    }

    /// Sends lines, and gives the lines of the replies.
    mutating func say(_ lines: String...) -> [String] {
        send(lines.map { $0 + "\r\n" }.joined())
    }

    /// Sends text in pieces of at most that many bytes.
    mutating func send(_ text: String, inPiecesOf size: Int = .max) -> [String] {
        send(Array(text.utf8), inPiecesOf: size)
    }

    /// Sends bytes in pieces of at most that many.
    mutating func send(_ bytes: [UInt8], inPiecesOf size: Int = .max) -> [String] {
        var replies: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            dialogue.receive(rest.prefix(size), at: now)
            rest = rest.dropFirst(size)
            replies += act()
        }
        return replies
    }

    /// The codes of what was replied.
    mutating func codes(_ lines: String...) -> [String] {
        send(lines.map { $0 + "\r\n" }.joined()).map { String($0.prefix(3)) }
    }

    mutating func secured() {
        isBeginningTLS = false
        dialogue.secured(at: now)
    }

    mutating func pass(_ time: Duration) -> [String] {
        now += time
        dialogue.pass(to: now)
        return act()
    }

    mutating func drain() -> [String] {
        dialogue.drain()
        return act()
    }

    mutating func giveUpMessage() {
        dialogue.giveUpMessage()
    }

    private mutating func act() -> [String] {
        var replies: [String] = []
        while let action = dialogue.next(at: now) {
            switch action {
            case .reply(let reply): replies += reply.texts
            case .startTLS(let reply):
                isBeginningTLS = true
                replies += reply.texts
            case .close(let reply):
                isClosed = true
                replies += reply?.texts ?? []
            case .deliver(let message):
                messages.append(message)
                dialogue.answer(outcome)
            default:
                questions.append(action)
                dialogue.answer(refusals[action].map { .no($0) } ?? .yes)
            }
        }
        return replies
    }
}

extension ServerRules {
    static let test = ServerRules(
        name: "inkling.test",
        maximumSize: 100_000,
        maximumRecipients: 3,
        offersTLS: true,
        allowsPlainLogIn: true
    )
}

extension Reply {
    fileprivate var texts: [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }
}
