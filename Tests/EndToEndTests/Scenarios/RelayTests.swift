internal import Foundation
internal import Testing

extension EndToEnd {
    /// Mail leaves through somebody else's mail server, here Postfix.
    @Suite(.timeLimit(.minutes(5)), .enabled(if: PostfixServer.isThere, "Postfix and Dovecot are not installed"))
    struct RelayTests {
        private static let ways = ["startTLS", "implicitTLS"]

        /// What the API is told; the password of the relay unless another is given.
        private func relay(
            _ postfix: PostfixServer,
            _ security: String,
            password: String = PostfixServer.password
        ) -> JSON {
            [
                "purpose": "relay", "owner": "workspace", "host": "localhost",
                "port": .number(Double(security == "startTLS" ? postfix.submissionPort : postfix.implicitPort)),
                "security": .text(security), "signIn": "password", "userName": .text(PostfixServer.user),
                "password": .text(password), "allowsPrivateAddress": true,
            ]
        }

        private func email(to recipients: [String]) -> JSON {
            [
                "from": ["address": .text(Person.seller.address)],
                "to": .list(recipients.map { ["address": .text($0)] }), "subject": "Your quote",
                "html": "<p>.. and a dot<br><a href=\"https://contoso.example/quote\">the quote</a></p>",
            ]
        }

        private func set(_ relay: JSON, in workspace: Workspace) async throws -> String {
            let answer = try await workspace.administrator.put("/mail-servers", relay)
            try #require(answer.status == 200, "\(answer.text)")
            #expect(!answer.text.contains("secret of the relay"))
            return try #require(answer.json["id"].text)
        }

        @Test(arguments: ways)
        func followedCopiesLeaveThroughPostfix(_ security: String) async throws {
            try await PostfixServer.run { postfix in
                try await withWorkspace(["--mail-trusted-certificates", postfix.certificate]) { workspace in
                    let id = try await set(relay(postfix, security), in: workspace)
                    let check = try await workspace.administrator.post("/mail-servers/\(id)/check")
                    #expect(check.json["problem"].text == nil, "\(check.text)")

                    let email = try await workspace.send(email(to: ["maria@sink.test", "jonas@sink.test"]))

                    #expect(email["status"] == "sent")
                    try await eventually("the copies arrive") {
                        try postfix.sink.received == ["maria@sink.test": 1, "jonas@sink.test": 1]
                    }
                    #expect(try postfix.sink.messages.allSatisfy { $0.contains("/c/") })
                    #expect(try await workspace.copies(of: try #require(email["id"].text)).isEmpty)
                }
            }
        }

        @Test func aServerThatKnowsOnlyLoginIsSignedInTo() async throws {
            try await PostfixServer.run(mechanisms: "login") { postfix in
                let offers = try await Openssl.sayings(at: postfix.submissionPort)
                try #require(offers.contains("AUTH LOGIN\r\n") && !offers.contains("PLAIN"), "\(offers)")
                try await withWorkspace(["--mail-trusted-certificates", postfix.certificate]) { workspace in
                    _ = try await set(relay(postfix, "startTLS"), in: workspace)

                    let email = try await workspace.send(email(to: ["maria@sink.test"]))

                    #expect(email["status"] == "sent")
                    try await eventually("the copy arrives") { try postfix.sink.received == ["maria@sink.test": 1] }
                    let id = try await set(relay(postfix, "implicitTLS", password: "wrong"), in: workspace)
                    let check = try await workspace.administrator.post("/mail-servers/\(id)/check")
                    #expect(check.json["problem"].text?.contains("refused the user name or the password") == true)
                }
            }
        }

        @Test func aRefusedRecipientIsToldInTheServersWords() async throws {
            try await PostfixServer.run { postfix in
                try await withWorkspace(["--mail-trusted-certificates", postfix.certificate]) { workspace in
                    _ = try await set(relay(postfix, "startTLS"), in: workspace)

                    let email = try await workspace.send(email(to: ["maria@sink.test", "nobody@sink.test"]))

                    #expect(email["status"] == "partlyFailed")
                    let failed = try #require(email["recipients"].items.last)
                    #expect(failed["status"] == "failed")
                    #expect(failed["failure"].text?.contains("550 5.1.1") == true, "\(failed)")
                    #expect(failed["failure"].text?.contains("No such person") == true)
                }
            }
        }

        @Test func aWrongPasswordIsSaidAndLosesNothing() async throws {
            try await PostfixServer.run { postfix in
                try await withWorkspace(["--mail-trusted-certificates", postfix.certificate]) { workspace in
                    let id = try await set(relay(postfix, "implicitTLS", password: "wrong"), in: workspace)

                    let check = try await workspace.administrator.post("/mail-servers/\(id)/check")

                    #expect(check.json["problem"].text?.contains("refused the user name or the password") == true)
                    let draft = try await workspace.seller.post("/emails", email(to: ["maria@sink.test"]))
                    let email = try #require(draft.json["id"].text)
                    _ = try await workspace.seller.post("/emails/\(email)/send")
                    try await eventually("it is tried") {
                        let answer = try await workspace.seller.get("/emails/\(email)").json
                        return answer["recipients"].items.first?["status"] == "retrying"
                    }
                    #expect(try postfix.sink.received.isEmpty)
                    #expect(!workspace.server.log.contains("wrong\""))
                }
            }
        }

        @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
            try await PostfixServer.run { postfix in
                try await withWorkspace { workspace in
                    for security in Self.ways {
                        let id = try await set(relay(postfix, security), in: workspace)

                        let check = try await workspace.administrator.post("/mail-servers/\(id)/check")

                        #expect(
                            check.json["problem"].text?.contains("nobody who is trusted here") == true,
                            "\(check.text)"
                        )
                    }
                }
            }
        }

        @Test func aCertificateForAnotherNameIsRefused() async throws {
            try await PostfixServer.run { postfix in
                try await withWorkspace(["--mail-trusted-certificates", postfix.certificate]) { workspace in
                    for security in Self.ways {
                        guard case .object(var other) = relay(postfix, security) else { return }
                        other["host"] = "127.0.0.1"
                        let id = try await set(.object(other), in: workspace)

                        let check = try await workspace.administrator.post("/mail-servers/\(id)/check")

                        #expect(check.json["problem"].text?.contains("another name") == true, "\(check.text)")
                    }
                }
            }
        }
    }
}
