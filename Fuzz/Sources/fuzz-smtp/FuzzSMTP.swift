import Fuzzing

@testable import SMTP

/// Lets the server's side of SMTP hear the input: at once, and as it may come in pieces.
///
/// The first byte chooses who speaks, and how far they are already.
@main struct FuzzSMTP {
    static func main() {
        Fuzzer.run { start, count in
            FuzzSMTP.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static func check(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let whole = Hearing(choice, bytes.dropFirst(), inPiecesOf: max(1, bytes.count))
        for size in [1, 2, 3, 7, 100] {
            let pieces = Hearing(choice, bytes.dropFirst(), inPiecesOf: size)
            Fuzzer.expect(pieces.actions == whole.actions, "pieces change it")
        }
        for case .deliver(let message) in whole.actions { check(message) }
    }

    private static func check(_ message: ReceivedMessage) {
        Fuzzer.expect(message.bytes.count <= Hearing.limit, "it is too large")
        Fuzzer.expect(!message.recipients.isEmpty, "it is for nobody")
        Fuzzer.expect(!message.bytes.contains(0), "it has a NUL")
        var length = 0
        for (place, byte) in message.bytes.enumerated() {
            let next = place + 1 < message.bytes.count ? message.bytes[place + 1] : 0
            let previous = place > 0 ? message.bytes[place - 1] : 0
            if byte == ASCII.carriageReturn { Fuzzer.expect(next == ASCII.lineFeed, "it has a lone CR") }
            if byte == ASCII.lineFeed { Fuzzer.expect(previous == ASCII.carriageReturn, "it has a lone LF") }
            length = byte == ASCII.lineFeed ? 0 : length + 1
            Fuzzer.expect(length <= 999, "it has a long line")
        }
    }
}

/// What came of hearing an input.
struct Hearing {
    static let limit = 4_000

    private(set) var actions: [ServerAction] = []
    private var dialogue: ServerDialogue

    init(_ choice: UInt8, _ bytes: ArraySlice<UInt8>, inPiecesOf size: Int) {
        let modes: [ServerRules.Mode] = [.submission, .delivery, .lmtp]
        let mode = modes[Int(choice) % 3]
        let rules = ServerRules(
            mode: mode,
            name: "inkling.test",
            maximumSize: Self.limit,
            maximumRecipients: 3,
            offersTLS: true,
            allowsPlainLogIn: true
        )
        dialogue = ServerDialogue(rules: rules, at: .zero)
        act()
        if choice / 3 % 2 == 1 { begin(mode) }
        var rest = bytes
        while !rest.isEmpty {
            dialogue.receive(rest.prefix(size), at: .zero)
            rest = rest.dropFirst(size)
            act()
        }
        // Whatever came in clear behind STARTTLS must not be heard now.
        dialogue.secured(at: .zero)
        act()
        dialogue.receive("NOOP\r\n".utf8, at: .zero)
        act()
        dialogue.drain()
        act()
        Fuzzer.expect(dialogue.heldBytes <= Self.limit + ServerRules.longestLogIn + 1, "it keeps too much")
    }

    private mutating func begin(_ mode: ServerRules.Mode) {
        let greeting = mode == .lmtp ? "LHLO c\r\n" : "EHLO c\r\n"
        let logIn = mode == .submission ? "AUTH PLAIN AGFubmEAc2VjcmV0\r\n" : ""
        dialogue.receive((greeting + logIn + "MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\n").utf8, at: .zero)
        act()
    }

    private mutating func act() {
        while let action = dialogue.next(at: .zero) {
            actions.append(action)
            // What was not asked is not answered by this.
            dialogue.answer(.yes)
        }
    }
}
