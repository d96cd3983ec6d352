internal import Foundation
internal import Testing

extension EndToEnd {
    /// What was taken leaves once, whatever happens to the process; where nobody knows, it says so.
    @Suite(.timeLimit(.minutes(60)), .enabled(if: MailSink.path != nil, "smtp-sink is not installed"))
    struct RelayCrashTests {
        private static let rounds = Checkout.figure("INKLING_RELAY_KILLS", standard: 5)
        private static let emails = Checkout.figure("INKLING_RELAY_EMAILS", standard: 150)

        @Test func everyEmailArrivesOnceUnlessItIsSaidToBeUnknown() async throws {
            try await withTemporaryFolder { folder in
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
                let sink = try await MailSink(folder: folder.file("sink"))
                do {
                    try await withWorkspace { workspace in try await sendAndKill(workspace, sink) }
                    await sink.stop()
                } catch {
                    await sink.stop()
                    throw error
                }
            }
        }

        private func sendAndKill(_ workspace: Workspace, _ sink: MailSink) async throws {
            let relay: JSON = [
                "purpose": "relay", "owner": "workspace", "host": "127.0.0.1", "port": .number(Double(sink.port)),
                "security": "none", "allowsPrivateAddress": true,
            ]
            let set = try await workspace.administrator.put("/mail-servers", relay)
            try #require(set.status == 200, "\(set.text)")
            var taken: [String: String] = [:]
            for round in 0..<Self.rounds {
                let drafts = try await draft(Self.emails / Self.rounds, round: round, in: workspace)
                taken.merge(await submit(drafts, in: workspace)) { $1 }
                try await workspace.server.start()
            }

            var statuses: [String: String] = [:]
            for (id, recipient) in taken {
                statuses[recipient] = try await workspace.sent(id)["status"].text
            }
            let received = try sink.received
            let unknown = statuses.filter { $0.value == "unknown" }
            #expect(taken.count >= Self.rounds)
            #expect(Set(statuses.values).isSubset(of: ["sent", "unknown"]))
            for (recipient, status) in statuses where status == "sent" {
                #expect(received[recipient] == 1, "\(recipient)")
            }
            #expect(received.values.allSatisfy { $0 == 1 })
            print(
                "relay: \(Self.rounds) kills, \(taken.count) emails taken, \(received.count) arrived once, none twice, "
                    + "\(unknown.count) unknown, \(unknown.keys.count { received[$0] != nil }) of which arrived"
            )
        }

        private func draft(_ count: Int, round: Int, in workspace: Workspace) async throws -> [(id: String, to: String)]
        {
            var drafts: [(id: String, to: String)] = []
            for number in 0..<count {
                let recipient = "r\(round)-\(number)@sink.test"
                let draft = try await workspace.seller.post(
                    "/emails",
                    [
                        "from": ["address": .text(Person.seller.address)], "to": [["address": .text(recipient)]],
                        "subject": .text("Round \(round)"), "html": "<p>Hello</p>",
                    ]
                )
                drafts.append((try #require(draft.json["id"].text), recipient))
            }
            return drafts
        }

        /// Sends drafts until the server is killed under way; gives those that were taken.
        private func submit(_ drafts: [(id: String, to: String)], in workspace: Workspace) async -> [String: String] {
            await withTaskGroup(of: [String: String].self) { group in
                group.addTask {
                    var taken: [String: String] = [:]
                    for draft in drafts {
                        guard let answer = try? await workspace.seller.post("/emails/\(draft.id)/send") else { break }
                        if answer.status == 202 { taken[draft.id] = draft.to }
                    }
                    return taken
                }
                try? await Task.sleep(for: .milliseconds(.random(in: 50...600)))
                await workspace.server.kill()
                return await group.reduce(into: [:]) { $0.merge($1) { $1 } }
            }
        }
    }
}
