internal import Foundation
internal import Testing

extension EndToEnd {
    /// What leaves through a real server is signed, and what arrives there verifies.
    @Suite(.timeLimit(.minutes(5)), .enabled(if: PostfixServer.isThere, "Postfix and Dovecot are not installed"))
    struct SigningTests {
        @Test(.enabled("python3-dkim is not installed") { await SignatureCheck.isThere() })
        func copiesVerifyBehindTheRelayFollowedOrNot() async throws {
            try await PostfixServer.run { postfix in
                try await withWorkspace(["--mail-trusted-certificates", postfix.certificate]) { workspace in
                    let records = try await makeKeys(in: workspace)
                    try await setRelay(postfix, in: workspace)

                    for follows in [true, false] {
                        _ = try await workspace.send(email(to: "maria\(follows)@sink.test", follows: follows))
                    }
                    let raw = try await workspace.seller.submit(Array(Self.message.utf8))
                    try #require(raw.status == 202, "\(raw.text)")

                    let arrived = try await eventually("the copies arrive") {
                        let messages = try postfix.sink.messages.map(\.withoutNotesOfTheSink)
                        return messages.count == 3 ? messages : nil
                    }
                    #expect(arrived.count { $0.contains("/c/") } == 2, "two of them are followed")
                    // One of each key, and no more; another domain's key signs nothing.
                    #expect(try await SignatureCheck.verdicts(arrived, records: records) == ["-11", "-11", "-11"])
                    let changed = arrived.map { $0.replacing("Dear Maria", with: "Dear Mario") }
                    #expect(changed != arrived)
                    #expect(try await SignatureCheck.verdicts(changed, records: records) == ["-00", "-00", "-00"])
                }
            }
        }

        private static let message = """
            From: Sam Seller <\(Person.seller.address)>
            To: maria@sink.test
            Subject: From a mail program
            Message-ID: <by-program-1@seller.example>
            Date: Mon, 23 Nov 2026 09:00:00 +0100
            MIME-Version: 1.0
            Content-Type: text/html; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            <p>Dear Maria, sch=F6ne Gr=FC=DFe.
            <a href=3D"https://contoso.example/quote">The quote</a></p>

            """.replacing("\n", with: "\r\n")

        private func email(to recipient: String, follows: Bool) -> JSON {
            [
                "from": ["address": .text(Person.seller.address), "name": "Säm Seller"],
                "to": [["address": .text(recipient)]], "subject": "Ihr Angebot: schöne Grüße",
                "follow": .truth(follows),
                "html": "<p>Dear Maria<br>.. and a dot <a href=\"https://contoso.example/quote\">the quote</a></p>",
            ]
        }

        /// Makes keys for the sender's domain and one for another; gives what DNS would hold.
        private func makeKeys(in workspace: Workspace) async throws -> [String: String] {
            var records: [String: String] = [:]
            for (domain, algorithm) in [("seller.example", "rsa"), ("seller.example", "ed25519"), ("x.example", "rsa")]
            {
                let run = try await FinishedProgram.run([
                    Checkout.binary, "dkim", "new", "--domain", domain, "--selector", "s-\(algorithm)", "--algorithm",
                    algorithm, "--data-folder", workspace.server.dataFolder,
                ])
                try #require(run.succeeded, "\(run.output)")
                // As zone files have it: the name, then the text in pieces between quotes.
                let name = try #require(run.output.split(separator: ".\t").first)
                let pieces = run.output.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                records[String(name)] = pieces.filter { $0.offset % 2 == 1 }.map { String($0.element) }.joined()
            }
            return records
        }

        private func setRelay(_ postfix: PostfixServer, in workspace: Workspace) async throws {
            let set = try await workspace.administrator.put(
                "/mail-servers",
                [
                    "purpose": "relay", "owner": "workspace", "host": "localhost",
                    "port": .number(Double(postfix.submissionPort)), "security": "startTLS", "signIn": "password",
                    "userName": .text(PostfixServer.user), "password": .text(PostfixServer.password),
                    "allowsPrivateAddress": true,
                ]
            )
            try #require(set.status == 200, "\(set.text)")
            // A running server takes new keys over within seconds; one that begins has them at once.
            try await workspace.server.stop()
            try await workspace.server.start()
        }
    }
}

extension String {
    /// The message without the lines that `smtp-sink` puts before it.
    fileprivate var withoutNotesOfTheSink: String {
        let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.drop { $0.hasPrefix("X-") && $0.contains("Args:") || $0.hasPrefix("X-Client-") }
            .joined(separator: "\r\n")
    }
}
