internal import Foundation
internal import Testing

extension EndToEnd {
    /// The tracking listener with certificates of its own, as programs of others see it.
    @Suite(
        .enabled(
            if: Openssl.path != nil && Checkout.program("curl") != nil,
            "openssl or curl is missing; install them"
        ),
        .timeLimit(.minutes(5))
    )
    struct TLSTests {
        @Test func linksLeadOnOverTLSAlone() async throws {
            try await withTLS { folder, workspace in
                let server = workspace.server
                let shot = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)

                #expect(shot.url.hasPrefix("https://127.0.0.1:\(server.trackingPort)/c/"))
                #expect(try await follow(shot.url, trusting: folder.file("chain.pem")) == "302 \(shot.target)")
                #expect(try await curl(["-o", "/dev/null", shot.url]).ending == .exited(60), "nobody vouches for it")
                let plain = try await curl([server.tracking + "/healthz"])
                #expect(!plain.succeeded && !plain.output.contains("HTTP/1"))
                for (version, isSpoken) in [("-tls1_1", false), ("-tls1_2", true), ("-tls1_3", true)] {
                    let run = try await Openssl.run([
                        "s_client", version, "-cipher", "DEFAULT@SECLEVEL=0", "-connect",
                        "127.0.0.1:\(server.trackingPort)", "-CAfile", folder.file("chain.pem"),
                    ])
                    #expect(!run.output.contains("Cipher is (NONE)") == isSpoken, "\(version): \(run.output)")
                }
                #expect(try await server.stop() == .exited(0))
            }
        }

        @Test func aNewCertificateCostsNoAnswer() async throws {
            try await withTLS { folder, workspace in
                let volley = try await Volley(recipients: 4, links: 15, in: workspace)
                let old = folder.text("chain.pem")
                try await Openssl.makePair("new-chain.pem", "new-key.pem", in: folder)
                let both = try folder.write((old + folder.text("new-chain.pem")).utf8, to: "both.pem")

                let rest = Volley.Rest(volley.shots)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            while let shot = await rest.next() {
                                #expect(try await follow(shot.url, trusting: both) == "302 \(shot.target)")
                                try await Task.sleep(for: .milliseconds(100))
                            }
                        }
                    }
                    // First the one, then the other: in between they do not go together.
                    try replace("chain.pem", by: "new-chain.pem", in: folder)
                    try await eventually("the half of a pair is refused") {
                        workspace.server.log.contains("The new certificate can't be used, the last one holds")
                    }
                    try replace("key.pem", by: "new-key.pem", in: folder)
                    try await group.waitForAll()
                }

                try await eventually("new connections get the new one") {
                    try await follow(volley.shots[0].url, trusting: folder.file("chain.pem")).hasPrefix("302")
                }
                #expect(workspace.server.log.contains("New connections get the new certificate"))
                try await eventually("all is told") { try await volley.told(in: workspace).count == 60 }
            }
        }

        @Test func aPairThatDoesNotGoTogetherStopsTheStart() async throws {
            try await withTemporaryFolder { folder in
                try await Openssl.makePair("chain.pem", "key.pem", in: folder)
                try await Openssl.makePair("other.pem", "other-key.pem", in: folder)
                let environment = Checkout.environment.filter { !$0.key.hasPrefix("INKLING_") }
                let options = ["--tracking-certificate-chain", folder.file("chain.pem")]
                let command = [Checkout.binary, "serve", "--data-folder", folder.file("data")] + options

                let mismatched = try await FinishedProgram.run(
                    command + ["--tracking-private-key", folder.file("other-key.pem")],
                    environment: environment
                )
                #expect(mismatched.ending == .exited(1))
                #expect(mismatched.output.contains("the key in \(folder.file("other-key.pem")) is not that of"))
                let half = try await FinishedProgram.run(command, environment: environment)
                #expect(half.ending == .exited(64) && half.output.contains("tracking.privateKey"))
            }
        }

        private func withTLS(_ body: (TemporaryFolder, Workspace) async throws -> Void) async throws {
            try await withTemporaryFolder { folder in
                try await Openssl.makePair("chain.pem", "key.pem", in: folder)
                let options = [
                    "--tracking-certificate-chain", folder.file("chain.pem"), "--tracking-private-key",
                    folder.file("key.pem"),
                ]
                try await withWorkspace(options) { try await body(folder, $0) }
            }
        }

        private func replace(_ name: String, by other: String, in folder: TemporaryFolder) throws {
            guard rename(folder.file(other), folder.file(name)) == 0 else { throw POSIXError(.EIO) }
        }

        // Status and target of a link, as somebody sees it who trusts these certificates alone.
        private func follow(_ url: String, trusting certificates: String) async throws -> String {
            let options = ["--cacert", certificates, "-A", MailProgram.desk.agent, "-o", "/dev/null"]
            return try await curl(options + ["-w", "%{http_code} %{redirect_url}", url]).output
        }

        private func curl(_ arguments: [String]) async throws -> FinishedProgram {
            let program = try #require(Checkout.program("curl"))
            return try await FinishedProgram.run([program, "-q", "-sS", "--noproxy", "*"] + arguments)
        }
    }
}
