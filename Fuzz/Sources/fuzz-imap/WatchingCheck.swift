import Fuzzing

@testable import IMAP

/// Watching: nothing is changed at the server, and the position moves only forward and only behind what was taken.
enum WatchingCheck {
    static func check(_ actions: [DialogueAction<Watching.Effect>]) {
        var last: Position?
        for action in actions {
            switch action {
            case .send(let bytes): check(line: String(decoding: bytes, as: UTF8.self))
            case .perform(.keep(let position)):
                if let last, last.uidValidity == position.uidValidity {
                    Fuzzer.expect(position.lastUID >= last.lastUID, "the position moves back")
                }
                last = position
            case .perform(.take(let message)):
                Fuzzer.expect(message.uid > last?.lastUID ?? 0, "what was taken is given again")
            case .perform, .secure, .end: break
            }
        }
    }

    private static func check(line: String) {
        let command = line.split(separator: " ").dropFirst().joined(separator: " ")
        let changes = ["SELECT", "STORE", "EXPUNGE", "APPEND", "MOVE", "COPY", "CLOSE", "DELETE"]
        Fuzzer.expect(
            !changes.contains { command.hasPrefix($0) || command.hasPrefix("UID \($0)") },
            "it changes something"
        )
        Fuzzer.expect(!command.contains("BODY["), "what is read is marked")
    }
}
