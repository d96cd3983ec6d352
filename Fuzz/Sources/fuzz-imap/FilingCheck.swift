import Fuzzing

@testable import IMAP

/// Filing: only what is one of our followed copies is taken out, and not before the clean copy is there.
enum FilingCheck {
    /// What begins with a `t` is tracked, with a `c` clean.
    static func judge(_ bytes: [UInt8]) -> FiledMessage {
        switch bytes.first {
        case UInt8(ascii: "t"): .followedCopy
        case UInt8(ascii: "c"): .cleanCopy
        default: .other
        }
    }

    static func check(_ actions: [DialogueAction<Filing.Effect>]) {
        var fetched: Set<Substring> = []
        for action in actions {
            switch action {
            case .send(let bytes):
                let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                guard words.count > 3, words[1] == "UID" else { continue }
                if words[2] == "FETCH" { fetched.insert(words[3]) }
                guard ["STORE", "EXPUNGE", "MOVE"].contains(words[2]) else { continue }
                Fuzzer.expect(fetched.isSuperset(of: words[3].split(separator: ",")), "what was not seen is taken out")
            case .perform(.report(let outcome)):
                Fuzzer.expect(outcome.removed >= 0 && outcome.left >= 0, "it counts wrongly")
            case .secure, .end: break
            }
        }
    }
}
