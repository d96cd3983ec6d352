internal import Foundation
internal import Testing

extension EndToEnd {
    /// What was taken leaves once, whatever happens to the process; where nobody knows, it says so.
    @Suite(.timeLimit(.minutes(60)), .enabled(if: MailSink.path != nil, "smtp-sink is not installed"))
    struct RelayCrashTests {
        private static let rounds = Checkout.figure("INKLING_RELAY_KILLS", standard: 5)
        private static let emails = Checkout.figure("INKLING_RELAY_EMAILS", standard: 400)

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
                // Of some the answer was lost with the server: they were taken, or are now.
                for draft in drafts where taken[draft.id] == nil {
                    let answer = try await workspace.seller.post("/emails/\(draft.id)/send")
                    #expect([202, 409].contains(answer.status), "\(answer.text)")
                    taken[draft.id] = draft.to
                }
            }

            var statuses: [String: String] = [:]
            for (id, recipient) in taken {
                statuses[recipient] = try await workspace.sent(id)["status"].text
            }
            let received = try sink.received
            let unknown = statuses.filter { $0.value == "unknown" }
            #expect(taken.count == Self.emails / Self.rounds * Self.rounds)
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

        /// Sends drafts, while the server is killed at any moment on the way; gives those that were taken before.
        private func submit(_ drafts: [(id: String, to: String)], in workspace: Workspace) async -> [String: String] {
            let early = Int.random(in: 0..<drafts.count)
            let taken = await send(drafts[..<early], in: workspace)
            return await withTaskGroup(of: [String: String].self) { group in
                group.addTask { await send(drafts[early...], in: workspace) }
                try? await Task.sleep(for: .milliseconds(.random(in: 0...100)))
                await workspace.server.kill()
                return await group.reduce(into: taken) { $0.merge($1) { $1 } }
            }
        }

        private func send(_ drafts: ArraySlice<(id: String, to: String)>, in workspace: Workspace) async -> [String:
            String]
        {
            var taken: [String: String] = [:]
            for draft in drafts {
                guard let answer = try? await workspace.seller.post("/emails/\(draft.id)/send") else { break }
                if answer.status == 202 { taken[draft.id] = draft.to }
            }
            return taken
        }
    }
}
