internal import Foundation
internal import Testing

extension EndToEnd {
    /// Hits on one token as fast as the machine gives: nothing grows but a number, and nobody else waits (product §4.6).
    @Suite(.timeLimit(.minutes(120)))
    struct FloodTests {
        private static let hits = Checkout.figure("INKLING_FLOOD_HITS", standard: 200_000)
        /// Timings decide nothing in `make test`: there somebody else may have the machine.
        private static let isSoak = hits > 200_000

        struct Kind: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let hits: Int
            let agent: @Sendable (Int) -> String
        }

        static let kinds = [
            Kind(testDescription: "equal hits", hits: hits, agent: { _ in MailProgram.desk.agent }),
            Kind(testDescription: "hits of ever other programs", hits: hits / 2, agent: { "Flood/\($0)" }),
        ]

        @Test(arguments: kinds)
        func growsNothingButANumber(_ kind: Kind) async throws {
            try await withWorkspace { workspace in
                let flooded = try await mail(0, in: workspace)
                let others = try await withThrowingTaskGroup(of: Mail.self) { group in
                    for number in 1...6 { group.addTask { try await mail(number, in: workspace) } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let before = try await restedSize(of: workspace.server)
                try await workspace.server.start()

                let flood = Flood(port: workspace.server.trackingPort, path: path(flooded.beacon, workspace))
                let begin = ContinuousClock.now
                async let flooding: Void = flood.send(kind.hits, agent: kind.agent)
                async let alerts = workspace.seller.listening { heard in try await open(others, heard) }
                try await flooding
                let ended = ContinuousClock.now
                let waits = try await alerts
                try await isCounted(kind.hits, on: flooded, in: workspace)
                let counted = ContinuousClock.now - begin

                let grown = try await restedSize(of: workspace.server) - before
                print(
                    "flood: \(kind.hits) \(kind.testDescription) answered in \(ended - begin), all counted after \(counted); "
                        + "alerts of others after \(waits.map(\.wait).sorted()); the database grew by \(grown) bytes"
                )
                #expect(waits.contains { $0.at < ended }, "alerts come while it lasts")
                #expect((0..<1_000_000).contains(grown))
                if Self.isSoak { #expect(waits.allSatisfy { $0.wait < .seconds(1) }) }
            }
        }

        private struct Mail: Sendable {
            let id: String
            let beacon: String
        }

        private func mail(_ number: Int, in workspace: Workspace) async throws -> Mail {
            let email = try await workspace.send([
                "to": [["address": .text("reader\(number)@buyer.example")]], "subject": "Your quote",
                "html": "<p>Dear reader</p>",
            ])
            let id = try #require(email["id"].text)
            let copies = try await workspace.copies(of: id)
            let read = try #require(try await MailReader.read(messages: copies.map(\.bytes)).first)
            return Mail(id: id, beacon: try #require(read.pictures.first))
        }

        // Opens one mail after the other for the first time; gives how long each alert took, and when it came.
        private func open(
            _ mails: [Mail],
            _ heard: HeardEvents
        ) async throws -> [(wait: Duration, at: ContinuousClock.Instant)] {
            var waits: [(wait: Duration, at: ContinuousClock.Instant)] = []
            for mail in mails {
                try await Task.sleep(for: .milliseconds(max(100, Self.hits / 1_000)))
                let begin = ContinuousClock.now
                _ = try await MailProgram.phone.load(mail.beacon)
                let card = try await heard.wait(for: "card", within: .seconds(60)) { $0["email"].text == mail.id }
                waits.append((card.at - begin, card.at))
            }
            return waits
        }

        private func isCounted(_ hits: Int, on mail: Mail, in workspace: Workspace) async throws {
            var found = 0
            try? await eventually("all of them are counted", within: .seconds(60 + hits / 1_000)) {
                found = try await workspace.activity(of: mail.id).reduce(0) { $0 + ($1["count"].number ?? 0) }
                return found >= hits
            }
            #expect(found == hits)
        }

        private func path(_ beacon: String, _ workspace: Workspace) -> String {
            String(beacon.dropFirst(workspace.server.tracking.count))
        }

        // Stops the server, and lets the database take in what stands in the log beside it.
        private func restedSize(of server: RunningServer) async throws -> Int {
            try await server.stop()
            let python = try #require(Checkout.program("python3"), "scripts/setup test installs Python")
            let path = server.dataFolder + "/inkling.sqlite"
            let script = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
            let run = try await FinishedProgram.run([python, "-c", script, path])
            try #require(run.succeeded, "\(run.output)")
            return try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
        }
    }
}
