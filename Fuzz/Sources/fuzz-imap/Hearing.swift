import Fuzzing

@testable import IMAP

/// A conversation that hears what a server says, and what came of it.
struct Hearing<Talking: Dialogue> {
    private(set) var actions: [DialogueAction<Talking.Effect>] = []
    private var dialogue: Talking
    private var parser = ResponseParser(maximumLiteral: 1_024)
    private var now = ContinuousClock.now
    private var hasEnded = false
    private var isSecured: Bool
    private static var roomForLiterals: Int { 1_024 }

    init(_ dialogue: Talking, _ security: Security) {
        self.dialogue = dialogue
        isSecured = security == .tls
        handle(.connected)
    }

    mutating func hear(_ bytes: ArraySlice<UInt8>, inPiecesOf size: Int) {
        var rest = bytes
        while !hasEnded, !rest.isEmpty {
            let piece = rest.prefix { $0 > 1 }.prefix(size)
            rest = rest.dropFirst(piece.count)
            take(piece)
            guard piece.isEmpty, !hasEnded, let mark = rest.popFirst() else { continue }
            if mark == 0 {
                now += .seconds(60)
                handle(.timePassed)
            } else {
                secure()
            }
        }
    }

    private mutating func secure() {
        isSecured = true
        handle(parser.hasBegun ? .timePassed : .secured)
    }

    private mutating func take(_ piece: ArraySlice<UInt8>) {
        parser.append(piece)
        do {
            while !hasEnded, let response = try parser.next() { handle(.response(response)) }
        } catch {
            hasEnded = true
            actions.append(.end(.garbled))
        }
        let room = ResponseParser.maximumText + Self.roomForLiterals
        Fuzzer.expect(hasEnded || parser.heldBytes <= room, "it holds more than it may")
    }

    private mutating func handle(_ event: DialogueEvent) {
        var next = dialogue.handle(event, at: now)[...]
        while !hasEnded, let action = next.popFirst() {
            actions.append(action)
            switch action {
            case .send(let bytes):
                Fuzzer.expect(bytes.suffix(2) == [13, 10], "a line does not end")
                Fuzzer.expect(isSecured || !Self.isSecret(bytes), "a secret goes in the clear")
            case .secure: break
            case .perform: next += dialogue.handle(.performed, at: now)
            case .end: hasEnded = true
            }
        }
    }

    /// Before TLS nothing is said but what asks for it.
    private static func isSecret(_ bytes: [UInt8]) -> Bool {
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return !["CAPABILITY", "STARTTLS"].contains(words.dropFirst().first)
    }
}
