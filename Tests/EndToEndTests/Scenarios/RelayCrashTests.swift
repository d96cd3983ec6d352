internal import Foundation
internal import Testing

extension EndToEnd {
    /// What a mail program was answered 250 for leaves once, whatever happens to the process; where nobody knows, it says so.
    @Suite(
        .timeLimit(.minutes(60)),
        .enabled(if: MailSink.path != nil && SMTPClient.areThere, "smtp-sink, python3 or openssl is not installed")
    )
    struct RelayCrashTests {
        private static let rounds = Checkout.figure("INKLING_RELAY_KILLS", standard: 5)
        private static let emails = Checkout.figure("INKLING_RELAY_EMAILS", standard: 500)

        @Test func everyEmailArrivesOnceUnlessItIsSaidToBeUnknown() async throws {
            try await withTemporaryFolder { folder in
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
                let sink = try await MailSink(folder: folder.file("sink"))
                do {
                    let ports = FreePorts.choose(2)
                    try await withWorkspace(SubmissionSite.options(ports, in: folder)) { workspace in
                        let made = try await workspace.seller.post("/program-passwords", ["name": "a program"])
                        let site = SubmissionSite(
                            workspace: workspace,
                            folder: folder,
                            ports: ports,
                            password: try #require(made.json["password"].text)
                        )
                        try await setRelay(sink, in: workspace)
                        let taken = try await submitAndKill(site)
                        try await check(taken, sink, in: workspace)
                    }
                    await sink.stop()
                } catch {
                    await sink.stop()
                    throw error
                }
            }
        }

        private func setRelay(_ sink: MailSink, in workspace: Workspace) async throws {
            let relay: JSON = [
                "purpose": "relay", "owner": "workspace", "host": "127.0.0.1", "port": .number(Double(sink.port)),
                "security": "none", "allowsPrivateAddress": true,
            ]
            let set = try await workspace.administrator.put("/mail-servers", relay)
            try #require(set.status == 200, "\(set.text)")
        }

        /// Submits until so many were answered 250, while the server is killed again and again; gives to whom those are.
        ///
        /// What was not answered when it was killed is submitted anew, as another message to somebody else.
        private func submitAndKill(_ site: SubmissionSite) async throws -> Set<String> {
            let server = site.workspace.server
            var taken: Set<String> = []
            var next = 0
            for round in 0..<Self.rounds {
                let count = (Self.emails - taken.count) / (Self.rounds - round)
                let program = try Submitter(count, from: next, at: site)
                next += count
                try await program.hasTaken(.random(in: 0..<max(1, count)))
                try await Task.sleep(for: .milliseconds(.random(in: 0...100)))
                await server.kill()
                taken.formUnion(try await program.finish())
                try await server.start()
                try await eventually("mail is taken again") { FreePorts.isAnswered(site.ports[0]) }
            }
            let left = Self.emails - taken.count
            taken.formUnion(try await Submitter(left, from: next, at: site).finish())
            #expect(taken.count == Self.emails)
            return taken
        }

        private func check(_ taken: Set<String>, _ sink: MailSink, in workspace: Workspace) async throws {
            try await eventually("everything leaves", within: .seconds(120 + Self.emails / 10), every: .seconds(1)) {
                try await workspace.seller.get("/emails?limit=1&status=sending").json["items"].items.isEmpty
                    ? true : nil
            }
            // Each is about its recipient.
            let emails = try await workspace.pages("/emails?limit=200").map {
                (to: $0["subject"].text ?? "", status: $0["status"].text ?? "")
            }
            let statuses = Dictionary(emails.map { ($0.to, $0.status) }) { "\($0) twice \($1)" }
            let received = try sink.received

            #expect(taken.subtracting(statuses.keys).isEmpty, "what was answered 250 is there")
            #expect(Set(statuses.values).isSubset(of: ["sent", "unknown"]), "\(Set(statuses.values))")
            for (recipient, status) in statuses where status == "sent" {
                #expect(received[recipient] == 1, "\(recipient)")
            }
            #expect(received.values.allSatisfy { $0 == 1 })
            #expect(Set(received.keys).isSubset(of: statuses.keys))
            let unknown = statuses.filter { $0.value == "unknown" }.keys
            #expect(unknown.count <= Self.rounds * 10, "only what was under way at a kill is unknown")
            print(
                "relay: \(Self.rounds) kills, \(taken.count) emails answered 250 by SMTP, \(statuses.count - taken.count) "
                    + "taken whose answer was lost, \(received.count) arrived once, none twice, \(unknown.count) unknown, "
                    + "\(unknown.count { received[$0] != nil }) of which arrived"
            )
        }
    }
}
