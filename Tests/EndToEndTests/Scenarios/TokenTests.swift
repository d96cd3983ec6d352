internal import Testing

extension EndToEnd {
    /// Mail servers that are signed in to with access tokens, made by a provider that really runs.
    @Suite(
        .enabled(if: PostfixServer.isThere, "Postfix and Dovecot are not installed"),
        .enabled(if: Checkout.program("python3") != nil, "scripts/setup test installs Python"),
        .timeLimit(.minutes(5))
    )
    struct TokenTests {
        private static let person = Person.administrator

        private func server(_ purpose: String, port: Int, _ security: String, tokensAt address: String) -> JSON {
            [
                "purpose": .text(purpose), "owner": "own", "host": "localhost", "port": .number(Double(port)),
                "security": .text(security), "signIn": "oauth", "userName": .text(Self.person.address),
                "tokenEndpoint": .text(address), "clientID": "inkling & sons", "clientSecret": "hush+hush",
                "refreshToken": .text(Self.person.address), "allowsPrivateAddress": true,
            ]
        }

        private func problem(of server: JSON, in workspace: Workspace) async throws -> String? {
            let set = try await workspace.administrator.put("/mail-servers", server)
            try #require(set.status == 200, "\(set.text)")
            let id = try #require(set.json["id"].text)
            let check = try await workspace.administrator.post("/mail-servers/\(id)/check")
            try #require(check.status == 200, "\(check.text)")
            return check.json["problem"].text
        }

        private func withServers(
            _ body: (Workspace, TokenServer, PostfixServer, DovecotServer) async throws -> Void
        ) async throws {
            try await TokenServer.run { tokens in
                try await DovecotServer.run(users: [Self.person.address], taking: tokens) { mailboxes in
                    try await PostfixServer.run(deliveringTo: mailboxes, taking: tokens) { relay in
                        let certificates = [tokens.certificate, relay.certificate, mailboxes.certificate]
                        let trusted = try certificates.map { try #require(FileText.read($0)) }.joined(separator: "\n")
                        let path = try tokens.folder.write(trusted.utf8, to: "trusted.pem")
                        try await withWorkspace(["--mail-trusted-certificates", path]) { workspace in
                            try await body(workspace, tokens, relay, mailboxes)
                        }
                    }
                }
            }
        }

        @Test func aTestMailGoesThereAndBackWithTokens() async throws {
            try await withServers { workspace, tokens, relay, mailboxes in
                let place = tokens.address("renewing")
                let out = server("relay", port: relay.submissionPort, "startTLS", tokensAt: place)
                #expect(try await problem(of: out, in: workspace) == nil)
                let box = server("mailbox", port: mailboxes.tlsPort, "implicitTLS", tokensAt: place)
                #expect(try await problem(of: box, in: workspace) == nil)

                let question = try #require(tokens.questions.first)
                #expect(
                    question.hasPrefix(
                        "grant_type=refresh_token&client_id=inkling%20%26%20sons&client_secret=hush%2Bhush"
                    )
                )
                #expect(question.hasSuffix("&refresh_token=ada%40seller.example"))
                let begun = try await workspace.administrator.post("/test-mail")
                #expect((200..<300).contains(begun.status), "\(begun.text)")
                let ended = try await eventually("the test mail arrives") {
                    let mail = try await workspace.administrator.get("/test-mail").json
                    return ["sending", "awaited"].contains(mail["standing"].text) ? nil : mail
                }
                #expect(ended["standing"] == "arrived", "\(ended)")
                // The provider gives another refresh token each time, and the next question has the last one.
                #expect(tokens.questions.contains { $0.hasSuffix("refresh_token=ada%40seller.example%23") })
                #expect(!workspace.server.log.contains("hush"))
            }
        }

        @Test func whateverTheProviderSaysIsSaidInPlainWords() async throws {
            try await withServers { workspace, tokens, relay, mailboxes in
                let answers = [
                    ("expired", "Token has been expired or revoked.”. Connect the mailbox anew"),
                    ("client", "invalid_client”. Look at the client’s id and secret"),
                    ("broken", "answers with status 503. Try again later"),
                    ("garbage", "gives no access tokens; its status is 200. Look at the address"),
                    ("empty", "gives no access tokens"), ("elsewhere", "gives no access tokens; its status is 302"),
                    ("nowhere", "gives no access tokens; its status is 404"),
                    ("stale", "refused the access token"), ("silent", "did not answer in time"),
                ]
                for (path, words) in answers {
                    let place = tokens.address(path)
                    let out = server("relay", port: relay.submissionPort, "startTLS", tokensAt: place)
                    let problem = try await problem(of: out, in: workspace)
                    #expect(problem?.contains(words) == true, "\(path): \(problem ?? "nothing")")
                }
                let box = server("mailbox", port: mailboxes.tlsPort, "implicitTLS", tokensAt: tokens.address("stale"))
                let refused = try await problem(of: box, in: workspace)
                #expect(refused?.contains("refused the access token") == true, "\(refused ?? "nothing")")
                let endless = server(
                    "relay",
                    port: relay.implicitPort,
                    "implicitTLS",
                    tokensAt: tokens.address("endless")
                )
                #expect(
                    try await problem(of: endless, in: workspace) == nil,
                    "a lifetime beyond all time is no trouble"
                )
                let port = FreePorts.choose(1)[0]
                let closed = "https://localhost:\(port)/token"
                let nobody = server("relay", port: relay.submissionPort, "startTLS", tokensAt: closed)
                let none = try await problem(of: nobody, in: workspace)
                #expect(
                    none?.contains("There is no connection to the token address, localhost") == true,
                    "\(none ?? "")"
                )
            }
        }

        @Test func aProviderWhomNobodyVouchesForGetsNoSecrets() async throws {
            try await TokenServer.run { tokens in
                try await withWorkspace { workspace in
                    let out = server("relay", port: 587, "startTLS", tokensAt: tokens.address("good"))
                    let problem = try await problem(of: out, in: workspace)
                    #expect(problem?.contains("TLS with the token address, localhost, could not be begun") == true)
                    #expect(tokens.questions.isEmpty)
                }
            }
        }
    }
}
