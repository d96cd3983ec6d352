internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// What an operator asks a running server, and asks beside it.
    @Suite(.timeLimit(.minutes(5)))
    struct OperatorTests {
        @Test func figuresTellWhatHappened() async throws {
            let port = FreePorts.choose(1)[0]
            try await withWorkspace(["--admin-port", "\(port)"]) { workspace in
                let before = try await eventually("figures are served") { try? await Metrics(port: port) }
                let offer = try await Offer(in: workspace)
                try await offer.isAnswered()
                #expect(try await MailProgram.desk.follow(workspace.server.tracking + "/c/forged").status == 404)

                let figures = try await eventually("everything is taken in") {
                    let figures = try await Metrics(port: port)
                    return figures["inkling_intake_behind_bytes"] == 0 ? figures : nil
                }
                for kind in ["beacon", "link", "file"] {
                    #expect(before["inkling_hits_total{kind=\"\(kind)\"}"] == 0)
                    #expect(figures["inkling_hits_total{kind=\"\(kind)\"}"] == 1)
                }
                #expect(figures["inkling_hits_settled_total{outcome=\"lost\"}"] == 0)
                #expect(figures["inkling_tokens_refused_total"] == 1)
                #expect(figures["inkling_storage_up"] == 1)
                #expect(figures["inkling_journal_commits_total"] ?? 0 >= 1)
                #expect(!figures.text.contains("buyer.example"), "nothing personal")
                #expect(try await HTTP.send(.GET, "http://127.0.0.1:\(port)/healthz").text == "ok\n")
                #expect(try await workspace.server.stop() == .exited(0))
            }
        }

        @Test func theJournalIsInspectedBesideTheServer() async throws {
            try await withWorkspace { workspace in
                let volley = try await Volley(recipients: 2, links: 5, in: workspace)
                for shot in volley.shots { #expect(try await MailProgram.desk.follow(shot.url).status == 302) }
                try await eventually("everything is taken in") { try await volley.told(in: workspace).count == 10 }

                let lines = try await inspect(["--hits"], workspace)

                let hits = lines.filter { $0["kind"].text == "link" }
                #expect(hits.count == 10 && Set(hits.compactMap { $0["place"].text }).count == 10)
                #expect(Set(hits.compactMap { $0["agent"].text }) == [MailProgram.desk.agent])
                #expect(Set(hits.compactMap { $0["email"].text }) == [volley.id])
                let summary = try #require(lines.last)
                #expect(summary["hits"] == 10 && summary["waiting"] == 0 && summary["damages"] == 0)
                let segments = try await inspect([], workspace).filter { $0["segment"].number != nil }
                #expect(segments.compactMap { $0["hits"].number }.reduce(0, +) == 10)
                #expect(segments.allSatisfy { $0["discardedBytes"] == 0 })

                // The server was not disturbed: it goes on in the same segment.
                let more = try await Volley(recipients: 1, links: 1, in: workspace)
                #expect(try await MailProgram.desk.follow(more.shots[0].url).status == 302)
                #expect(try await inspect([], workspace).last?["hits"] == 11)
            }
        }

        @Test(.enabled(if: Checkout.program("python3") != nil, "scripts/setup test installs Python"))
        func hitsOfThePastAreJudgedAgainByNewFacts() async throws {
            try await withWorkspace { workspace in
                let volley = try await Volley(recipients: 1, links: 1, in: workspace)
                let reader = MailProgram.desk.marked("AcmeReader/1.0")
                #expect(try await reader.follow(volley.shots[0].url).status == 302)
                try await eventually("it is told") { try await verdict(volley, workspace) == "human" }
                try await leaveTheSandbox(workspace)
                let facts = workspace.server.folder.file("facts")
                try await writeFacts(saying: "AcmeReader", in: workspace.server.folder)
                let command = ["--facts", facts]

                let late = try await rejudge(command + ["--since", "2099-01-01T00:00:00Z"], workspace)
                #expect(late.output == "0 hits on 0 copies are believed otherwise now\n")
                #expect(try await verdict(volley, workspace) == "human")
                let all = try await rejudge(command + ["--since", "2020-01-01T00:00:00Z"], workspace)
                #expect(all.output == "1 hits on 1 copies are believed otherwise now\n")
                #expect(try await verdict(volley, workspace) == "machine")
                let email = try await workspace.seller.get("/emails/\(volley.id)").json
                #expect(email["totals"]["clicks"] == 0)
                let old = try await rejudge([], workspace)
                #expect(old.output == "1 hits on 1 copies are believed otherwise now\n")
                #expect(try await verdict(volley, workspace) == "human")

                #expect(try await rejudge(["--since", "yesterday"], workspace, succeeds: false).ending == .exited(64))
            }
        }

        private func inspect(_ options: [String], _ workspace: Workspace) async throws -> [JSON] {
            let command = [Checkout.binary, "journal", "inspect", "--data-folder", workspace.server.dataFolder]
            let run = try await FinishedProgram.run(command + options)
            try #require(run.succeeded, "\(run.output)")
            return try run.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSON.self, from: Data($0.utf8))
            }
        }

        private func rejudge(
            _ options: [String],
            _ workspace: Workspace,
            succeeds: Bool = true
        ) async throws -> FinishedProgram {
            let command = [Checkout.binary, "rejudge", "--data-folder", workspace.server.dataFolder]
            let run = try await FinishedProgram.run(command + options)
            #expect(run.succeeded == succeeds, "\(run.output)")
            return run
        }

        private func verdict(_ volley: Volley, _ workspace: Workspace) async throws -> String? {
            try await workspace.activity(of: volley.id).first?["verdict"].text
        }

        // As if the copies had gone out through a relay an hour ago: in the sandbox whatever is done is the recipient's doing.
        private func leaveTheSandbox(_ workspace: Workspace) async throws {
            let script = """
                import sqlite3, sys
                with sqlite3.connect(sys.argv[1]) as database:
                    database.execute("UPDATE recipients SET is_sandbox = 0, handed_over_at = handed_over_at - 3600000000")
                """
            let python = try #require(Checkout.program("python3"))
            let run = try await FinishedProgram.run([python, "-c", script, workspace.server.database])
            try #require(run.succeeded, "\(run.output)")
        }

        // The facts that come with the program, and that such an agent is a robot's.
        private func writeFacts(saying agent: String, in folder: TemporaryFolder) async throws {
            let shipped = Checkout.root + "/Sources/Tracking/Facts/agents.csv"
            let lines = try String(contentsOfFile: shipped, encoding: .utf8).components(separatedBy: "\n")
            let names = try #require(lines.firstIndex { $0.hasPrefix("match,") })
            let robot = "contains,\(agent),robot,a scanner of Acme's,,seen by the operator,2026-11-26"
            let text = (lines[...names] + [robot] + lines[(names + 1)...]).joined(separator: "\n")
            try folder.write(text.utf8, to: "facts/agents.csv")
        }
    }
}
