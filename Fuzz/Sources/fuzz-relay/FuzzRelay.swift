import Fuzzing

@testable import SMTP

/// Reads the input as what a relay says to whoever hands messages over there: at once, and as it may come in pieces.
///
/// The first byte chooses TLS and who signs in; among the rest a zero is where what was begun goes on (TLS, the content,
/// its last byte), and a one where the connection ends.
@main struct FuzzRelay {
    static func main() {
        Fuzzer.run { start, count in
            FuzzRelay.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static func check(_ bytes: [UInt8]) {
        let terms = RelayTerms(choice: bytes.first ?? 0)
        var whole = Hearing(terms)
        whole.hear(bytes.dropFirst(), inPiecesOf: max(1, bytes.count))
        for size in [1, 2, 7, 64] {
            var pieces = Hearing(terms)
            pieces.hear(bytes.dropFirst(), inPiecesOf: size)
            // What a piece has behind the word to begin TLS is refused; in a piece of its own it is TLS's.
            let end = whole.actions.firstIndex(of: .failed(.injected)) ?? whole.actions.endIndex
            let isSame = pieces.actions.starts(with: whole.actions[..<end])
            let isAll = end < whole.actions.endIndex || pieces.actions.count == end
            Fuzzer.expect(isSame && isAll, "pieces of \(size) change it")
        }
    }
}

extension RelayTerms {
    /// What a byte chooses.
    fileprivate init(choice: UInt8) {
        let securities: [Security] = [.none, .startTLS, .implicitTLS]
        let signIns: [RelaySignIn?] = [
            nil, .password(user: "anna", password: "secret"), .token(user: "anna", token: "secret"),
        ]
        self.init(
            security: securities[Int(choice) % 3],
            signIn: signIns[Int(choice) / 3 % 3],
            helloName: "inkling.test"
        )
    }
}
