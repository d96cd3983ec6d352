internal import Foundation
internal import Testing
internal import Tracking

extension EndToEnd {
    /// Reminders come once each, however often the server is killed while they do.
    @Suite(
        .enabled(if: ReminderStock.isPossible, "python3 with its sqlite3 module fills the data"),
        .timeLimit(.minutes(60))
    )
    struct ReminderCrashTests {
        private static let reminders = Checkout.figure("INKLING_REMINDERS", standard: 3_000)
        private static let kills = Checkout.figure("INKLING_REMINDER_KILLS", standard: 4)

        @Test func eachComesOnceOverKills() async throws {
            try await withWorkspace { workspace in
                let stock = try await filled(workspace)
                var killedInTheMidst = 0

                for _ in 0..<Self.kills {
                    try await workspace.server.start()
                    try await Task.sleep(for: .milliseconds(.random(in: 50...800)))
                    await workspace.server.kill()
                    let state = try await stock.look()
                    #expect(state.changed == 0, "a reminder that came comes no second time")
                    #expect(state.cards == state.fired)
                    if state.waiting > 0, state.fired > 0 { killedInTheMidst += 1 }
                }
                try await workspace.server.start()
                let begin = ContinuousClock.now
                let left = try await stock.look().waiting
                try await eventually("all reminders came", within: .seconds(600)) {
                    try await stock.look().waiting == 0 ? true : nil
                }

                let state = try await stock.look()
                #expect(state.fired == Self.reminders)
                #expect(state.cards == Self.reminders)
                #expect(state.changed == 0)
                print(
                    "reminders: \(Self.reminders) came once each over \(Self.kills) kills, \(killedInTheMidst) of them "
                        + "in the midst; the last \(left) within \(ContinuousClock.now - begin)"
                )
            }
        }

        @Test func thoseOfOneMomentDoNotWaitLong() async throws {
            try await withWorkspace { workspace in
                let stock = try await filled(workspace)
                let begin = ContinuousClock.now
                try await workspace.server.start()

                try await eventually("all reminders came", within: .seconds(600)) {
                    try await stock.look().waiting == 0 ? true : nil
                }

                let duration = ContinuousClock.now - begin
                print("reminders: \(Self.reminders) that were due at once came within \(duration), the start included")
                #expect(try await stock.look().cards == Self.reminders)
            }
        }

        /// A stopped server with many sent emails whose reminders came due while it was down.
        private func filled(_ workspace: Workspace) async throws -> ReminderStock {
            let email = try await workspace.send([
                "to": [["address": "maria@buyer.example"]], "html": "<p>Hi</p>",
                "reminder": ["condition": "noReply", "after": "P3D"],
            ])
            let id = try #require(email["id"].text)
            try await workspace.server.stop()
            let stock = ReminderStock(database: workspace.server.database, folder: workspace.server.folder)
            try await stock.fill(from: id, count: Self.reminders)
            return stock
        }
    }
}
