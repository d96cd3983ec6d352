internal import Foundation
internal import Testing

/// Checks signatures of mail (DKIM) with Debian's `python3-dkim`, which shares nothing with the server.
enum SignatureCheck {
    /// Whether the library is there, with what it needs for ed25519.
    static func isThere() async -> Bool {
        let run = try? await FinishedProgram.run(["/usr/bin/python3", "-c", "import dkim, nacl"])
        return run?.succeeded == true
    }

    /// Which signatures of each message verify, a word such as `10`, the one at the top first.
    ///
    /// `records` are what DNS would answer, by the name.
    static func verdicts(_ messages: [String], records: [String: String]) async throws -> [String] {
        try await withTemporaryFolder { folder in
            let list = JSON.object(records.mapValues { .text($0) })
            var paths: [String] = []
            for (number, message) in messages.enumerated() {
                paths.append(try folder.write(message.utf8, to: "\(number).eml"))
            }
            let run = try await FinishedProgram.run(
                ["/usr/bin/python3", "-c", script] + paths,
                input: String(decoding: try JSONEncoder().encode(list), as: UTF8.self)
            )
            try #require(run.succeeded, "\(run.output)")
            return run.output.split(separator: "\n").map(String.init)
        }
    }

    private static let script = """
        import dkim, json, sys
        records = json.load(sys.stdin)
        def txt(name, timeout=5):
            return records.get(name.decode().rstrip("."), "").encode()
        for path in sys.argv[1:]:
            message = dkim.DKIM(open(path, "rb").read())
            found = "-"
            for place in range(sum(name.lower() == b"dkim-signature" for name, _ in message.headers)):
                try:
                    found += "1" if message.verify(idx=place, dnsfunc=txt) else "0"
                except dkim.DKIMException:
                    found += "0"
            print(found)
        """
}
