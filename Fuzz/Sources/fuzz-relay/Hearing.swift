import Fuzzing
import Mail

@testable import SMTP

/// A conversation that hears what a relay says while it hands messages over, and what came of it.
struct Hearing {
    private(set) var actions: [RelayDialogue.Action] = []
    private var dialogue: RelayDialogue
    private var messages: ArraySlice<RelayMessage>
    private var isSecured: Bool
    private var wantsTLS = false
    private var isAsked = false
    /// Whether a message is under way, and how far its content is.
    private var underWay: Content?

    private enum Content {
        case kept, sent, left
    }

    init(_ terms: RelayTerms) {
        dialogue = RelayDialogue(terms: terms)
        isSecured = terms.security != .startTLS
        messages = Self.messages[...]
    }

    /// Hears all of it; then the connection ends.
    mutating func hear(_ bytes: ArraySlice<UInt8>, inPiecesOf size: Int) {
        var rest = bytes
        while !rest.isEmpty, !dialogue.isOver {
            let piece = rest.prefix { $0 > 1 }.prefix(size)
            rest = rest.dropFirst(piece.count)
            // Where TLS begins, what comes is not heard here.
            if !wantsTLS { take(piece) }
            guard piece.isEmpty, let mark = rest.popFirst() else { continue }
            if mark == 0 { goOn() } else { lose() }
        }
        lose()
        Fuzzer.expect(underWay == nil, "a message has no outcome")
        Fuzzer.expect(dialogue.isOver, "it goes on without a connection")
    }

    private mutating func take(_ piece: ArraySlice<UInt8>) {
        dialogue.receive(piece)
        while let action = dialogue.next() { perform(action) }
    }

    private mutating func goOn() {
        if wantsTLS {
            (wantsTLS, isSecured) = (false, true)
            perform(dialogue.protected())
        } else if isAsked {
            isAsked = false
            if underWay != nil { underWay = .sent }
            perform(dialogue.sendContent())
        } else if underWay == .sent {
            underWay = .left
            dialogue.contentLeft()
        } else if dialogue.isIdle, let message = messages.popFirst() {
            underWay = .kept
            perform(dialogue.begin(message))
        }
    }

    private mutating func lose() {
        let content = underWay
        let action = dialogue.lost(.lost)
        Fuzzer.expect(content != .left || action == .done(.unknown(.lost)), "it is known what can't be")
        perform(action)
    }

    private mutating func perform(_ action: RelayDialogue.Action) {
        actions.append(action)
        switch action {
        case .send(let bytes):
            Fuzzer.expect(bytes.suffix(2) == [13, 10], "a line does not end")
            Fuzzer.expect(isSecured || !Self.isSecret(bytes), "a secret goes in the clear")
        case .beginTLS: wantsTLS = true
        case .contentWanted: isAsked = true
        case .done(let handover):
            check(handover)
            (underWay, isAsked) = (nil, false)
        case .failed, .ready, .none: break
        }
    }

    private func check(_ handover: Handover) {
        Fuzzer.expect(underWay != nil, "a message has two outcomes")
        switch handover {
        case .accepted: Fuzzer.expect(underWay == .left, "what was not sent whole is accepted")
        case .unknown: Fuzzer.expect(underWay == .left, "what was not sent whole is unknown")
        case .notTried: Fuzzer.expect(underWay != .left, "what was sent whole would be sent again")
        case .temporary, .permanent: break
        }
    }

    /// Before TLS nothing is said but what asks for it.
    private static func isSecret(_ bytes: [UInt8]) -> Bool {
        let line = String(decoding: bytes, as: UTF8.self)
        return !["EHLO inkling.test\r\n", "HELO inkling.test\r\n", "STARTTLS\r\n"].contains(line)
    }

    /// One in ASCII, one that needs eight bits, one that needs SMTPUTF8.
    private static let messages: [RelayMessage] = [
        ("maria@buyer.test", "Subject: x\r\n\r\n.x"), ("jonas@buyer.test", "\r\nä\n.\n"), ("märia@buyer.test", "\r\nx"),
    ].compactMap { recipient, content in
        guard let sender = try? Address(name: nil, address: "anna@seller.test"),
            let recipient = try? Address(name: nil, address: recipient)
        else { return nil }
        return RelayMessage(sender: sender, recipient: recipient, content: Array(content.utf8))
    }
}
