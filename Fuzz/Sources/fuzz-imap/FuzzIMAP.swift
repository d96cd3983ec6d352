import Fuzzing

@testable import IMAP

/// Reads the input as what a server says to whoever watches a mailbox there, or files a sent email: at once, and as it may
/// come in pieces.
///
/// The first byte chooses the conversation; among the rest a zero lets time pass, and a one is where TLS begins.
@main struct FuzzIMAP {
    private static let position = Position(uidValidity: 5, lastUID: 7, floor: nil, at: 1_795_690_930)

    static func main() {
        Fuzzer.run { start, count in
            FuzzIMAP.check(Array(UnsafeRawBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static func check(_ bytes: [UInt8]) {
        let choice = bytes.first ?? 0
        let security: Security = choice & 1 == 0 ? .tls : .startTLS
        let secret = "s3cr3t"
        let credential: Credential =
            choice & 2 == 0 ? .password(user: "anna", password: secret) : .token(user: "anna", token: secret)
        if choice & 4 == 0 {
            let limits = ReadingLimits(message: 512, cutMessage: 64, listed: 4)
            let watching = Watching(
                credential: credential,
                security: security,
                position: choice & 8 == 0 ? nil : position,
                startedAt: position.at,
                limits: limits
            )
            WatchingCheck.check(compare(watching, bytes.dropFirst(), security))
        } else {
            let email = SentEmail(cleanCopy: Array("clean".utf8), messageID: "a@b", sentAt: 0)
            let filing = Filing(email, folder: nil, credential: credential, security: security) {
                FilingCheck.judge($0)
            }
            FilingCheck.check(compare(filing, bytes.dropFirst(), security))
        }
    }

    /// Holds the conversation at once and in pieces: what is done must be the same.
    private static func compare<Talking: Dialogue>(
        _ dialogue: Talking,
        _ bytes: ArraySlice<UInt8>,
        _ security: Security
    ) -> [DialogueAction<Talking.Effect>] {
        var whole = Hearing(dialogue, security)
        whole.hear(bytes, inPiecesOf: .max)
        for size in [1, 2, 7, 64] {
            var pieces = Hearing(dialogue, security)
            pieces.hear(bytes, inPiecesOf: size)
            Fuzzer.expect(pieces.actions == whole.actions, "pieces of \(size) change it")
        }
        return whole.actions
    }
}
