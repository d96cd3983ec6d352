internal import Foundation
internal import Mail

@testable internal import SMTP

/// A conversation with a relay, written as people write it: `S:` what the relay says, `C:` what it must be told.
///
/// `TLS` means that TLS begins and is done, `LOST` and `SILENT` that the connection ends or the time is over, `ASKED` that
/// the relay waits for the content, `LEFT` that the content left whole.
struct Transcript {
    /// What a message of the test stands in.
    static let content = Array("Subject: Hi\r\n\r\n.One\r\nTwo\r\n".utf8)

    private(set) var dialogue: RelayDialogue
    /// What did not happen as it was written.
    private(set) var differences: [String] = []
    /// What became of the messages.
    private(set) var handovers: [Handover] = []
    /// Why the connection was given up.
    private(set) var failure: RelayFailure?
    private var said: [UInt8] = []
    private var isAsked = false
    private var wantsTLS = false

    init(_ text: String, terms: RelayTerms, messages: [RelayMessage]) {
        dialogue = RelayDialogue(terms: terms)
        var waiting = messages[...]
        for line in text.split(separator: "\n").map(String.init) {
            if dialogue.isIdle, said.isEmpty, let message = waiting.popFirst() { perform(dialogue.begin(message)) }
            play(line)
        }
        if dialogue.isIdle, let message = waiting.popFirst() { perform(dialogue.begin(message)) }
        if !said.isEmpty { differences.append("said besides: \(String(decoding: said, as: UTF8.self))") }
    }

    private mutating func play(_ line: String) {
        switch line {
        case "TLS":
            if !wantsTLS { differences.append("TLS was not begun") }
            perform(dialogue.protected())
        case "LOST": perform(dialogue.lost(.lost))
        case "SILENT": perform(dialogue.lost(.silent))
        case "LEFT": dialogue.contentLeft()
        case "ASKED":
            if !isAsked { differences.append("no content was asked for") }
            isAsked = false
            perform(dialogue.sendContent())
        case _ where line.hasPrefix("S: "): hear(line.dropFirst(3) + "\r\n")
        case _ where line.hasPrefix("S| "): hear(line.dropFirst(3).replacing("↵", with: "\r\n"))
        case _ where line.hasPrefix("C: "): expect(String(line.dropFirst(3)).replacing("↵", with: "\r\n") + "\r\n")
        default: differences.append("not understood: \(line)")
        }
    }

    private mutating func hear(_ text: some StringProtocol) {
        dialogue.receive(text.utf8)
        while let action = dialogue.next() { perform(action) }
    }

    private mutating func expect(_ text: String) {
        let bytes = Array(text.utf8)
        if said.starts(with: bytes) {
            said.removeFirst(bytes.count)
        } else {
            differences.append("expected \(text), got \(String(decoding: said, as: UTF8.self))")
            said = []
        }
    }

    private mutating func perform(_ action: RelayDialogue.Action) {
        switch action {
        case .send(let bytes): said += bytes
        case .beginTLS: wantsTLS = true
        case .contentWanted: isAsked = true
        case .done(let handover): handovers.append(handover)
        case .failed(let failure): self.failure = failure
        case .ready, .none: break
        }
    }
}
