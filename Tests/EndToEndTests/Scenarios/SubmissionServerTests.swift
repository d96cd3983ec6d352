internal import Foundation
internal import Mail
internal import Testing

extension EndToEnd {
    /// The submission server, as the mail programs of sellers see it.
    @Suite(
        .enabled(if: SMTPClient.areThere, "swaks, msmtp, curl, python3 or openssl is missing; scripts/setup test"),
        .timeLimit(.minutes(5))
    )
    struct SubmissionServerTests {
        private static let refusals: [(String, @Sendable (inout SMTPClient.Errand) -> Void)] = [
            ("535", { $0.password = "abcd-efgh-ijkl-mnop-qrst" }), ("550", { $0.sender = "eve@evil.example" }),
        ]

        @Test func everyProgramHandsOverBothWays() async throws {
            try await withSubmission { place in
                var expected = 0
                for client in SMTPClient.allCases {
                    for way in SMTPClient.Way.allCases {
                        let errand = try place.errand(way, subject: "\(client.rawValue) \(way.rawValue)")
                        let run = try await client.send(errand)
                        #expect(run.succeeded, "\(client) \(way): \(run.output)")
                        expected += 2
                    }
                }
                try await eventually("all copies land") {
                    try await place.copies().count == expected ? true : nil
                }
                for copy in try await place.copies() {
                    #expect(copy.contains("/c/"), "it is followed")
                    #expect(!copy.contains("X-Inkling"))
                }
            }
        }

        @Test func whatMayNotBeIsRefusedWithItsCode() async throws {
            for client in SMTPClient.allCases {
                // A server for each: some try every way to log in, and three wrong passwords are slowed down.
                try await withSubmission { place in
                    for (code, change) in Self.refusals {
                        var errand = try place.errand(.startTLS, subject: "refused")
                        change(&errand)
                        let run = try await client.send(errand)
                        #expect(!run.succeeded, "\(client) \(code): \(run.output)")
                        // curl tells a failed log-in by its own status.
                        if client != .curl { #expect(run.output.contains(code), "\(client): \(run.output)") }
                    }
                    var errand = try place.errand(.wrapped, subject: "large")
                    let large = FileText.read(errand.message).map {
                        $0 + String(repeating: "0123456789\r\n", count: 120_000)
                    }
                    errand.message = try place.folder.write(try #require(large).utf8, to: "large.eml")
                    let run = try await client.send(errand)
                    #expect(!run.succeeded && run.output.contains("552"), "\(client): \(run.output)")
                }
            }
        }

        @Test func aHeaderOfOursIsObeyedAndRemoved() async throws {
            try await withSubmission { place in
                var errand = try place.errand(.startTLS, subject: "unfollowed", header: "X-Inkling-Follow: no")
                #expect(try await SMTPClient.smtplib.send(errand).succeeded)
                let copies = try await eventually("it lands") {
                    let copies = try await place.copies()
                    return copies.count == 2 ? copies : nil
                }
                #expect(copies.allSatisfy { !$0.contains("/c/") && !$0.contains("X-Inkling") })
                errand = try place.errand(.startTLS, subject: "misspelt", header: "X-Inkling-Follow: perhaps")
                let run = try await SMTPClient.smtplib.send(errand)
                #expect(!run.succeeded && run.output.contains("554") && run.output.contains("X-Inkling-Follow"))
            }
        }

        @Test func nothingIsSmuggled() async throws {
            try await withSubmission { place in
                let run = try await FinishedProgram.run([
                    try #require(Checkout.program("python3")), "-c", Self.smuggler, "\(place.ports[0])",
                    place.folder.file("chain.pem"), place.user, place.password,
                ])
                #expect(run.succeeded, "\(run.output)")
                #expect(run.output.split(separator: "\n") == Array(repeating: "554 250", count: 9), "\(run.output)")
                #expect(try await place.copies().isEmpty)
            }
        }

        /// Sends what other servers take for the end of a message, and prints the codes of the message and of NOOP behind it.
        private static let smuggler = #"""
            import smtplib, ssl, sys
            port, certificates, user, password = sys.argv[1:5]
            inner = b"MAIL FROM:<%s>\r\nRCPT TO:<maria@buyer.example>\r\nDATA\r\nSubject: x\r\n" % user.encode()
            ends = [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n\x00.\r\n", b"\r.\r\n", b"\r\n.\r", b"\n.\r", b"\r\r\n.\r\r\n"]
            for end in ends:
                smtp = smtplib.SMTP("localhost", int(port))
                smtp.starttls(context=ssl.create_default_context(cafile=certificates))
                smtp.login(user, password)
                smtp.mail(user)
                smtp.rcpt("maria@buyer.example")
                smtp.docmd("DATA")
                smtp.send(b"From: " + user.encode() + b"\r\n\r\nx" + end + inner + b"\r\n.\r\n")
                print(smtp.getreply()[0], smtp.noop()[0])
                smtp.close()
            """#

        private func withSubmission(_ body: (SubmissionSite) async throws -> Void) async throws {
            try await withTemporaryFolder { folder in
                let ports = FreePorts.choose(2)
                let options = try await SubmissionSite.options(ports, in: folder)
                try await withWorkspace(options + ["--message-limit", "1"]) { workspace in
                    let made = try await workspace.seller.post("/program-passwords", ["name": "a program"])
                    let site = SubmissionSite(
                        workspace: workspace,
                        folder: folder,
                        ports: ports,
                        password: try #require(made.json["password"].text)
                    )
                    try await body(site)
                }
            }
        }
    }
}

/// A workspace that takes mail from mail programs, and somebody's password for them.
struct SubmissionSite: Sendable {
    let workspace: Workspace
    let folder: TemporaryFolder
    /// For STARTTLS, and for TLS from the first byte on.
    let ports: [Int]
    let password: String
    var person = Person.seller
    var user: String { person.address }

    /// What `inkling serve` is told for it; certificate and key are made in the folder.
    static func options(_ ports: [Int], in folder: TemporaryFolder) async throws -> [String] {
        try await Openssl.makePair("chain.pem", "key.pem", in: folder)
        return [
            "--submission-port", "\(ports[0])", "--submission-tls-port", "\(ports[1])", "--submission-name",
            "localhost", "--submission-certificate-chain", folder.file("chain.pem"),
            "--submission-private-key", folder.file("key.pem"),
        ]
    }

    /// A message of the person's to two, one of whom its header does not name.
    func errand(_ way: SMTPClient.Way, subject: String, header: String? = nil) throws -> SMTPClient.Errand {
        let lines =
            ["From: \(person.name) <\(user)>", "To: Maria Ochoa <maria@buyer.example>", "Subject: \(subject)"]
            + [header].compactMap(\.self) + [
                "Message-ID: <\(UUID().uuidString)@seller.example>", "MIME-Version: 1.0",
                "Content-Type: text/html; charset=utf-8", "",
                #"<p>Here is the <a href="https://contoso.example/quote">quote</a>.</p>"#, "..and a dot", "",
            ]
        return SMTPClient.Errand(
            way: way,
            port: ports[way == .startTLS ? 0 : 1],
            certificates: folder.file("chain.pem"),
            user: user,
            password: password,
            sender: user,
            recipients: ["maria@buyer.example", "hidden@buyer.example"],
            message: try folder.write(lines.joined(separator: "\r\n").utf8, to: "message.eml")
        )
    }

    /// Every copy in the sandbox.
    func copies() async throws -> [String] {
        let list = try await workspace.seller.get("/sandbox/messages?limit=200")
        var copies: [String] = []
        for entry in list.json["items"].items {
            let answer = try await workspace.seller.get("/sandbox/messages/\(entry["id"].text ?? "")")
            copies.append(String(decoding: answer.bytes, as: UTF8.self))
        }
        return copies
    }
}
