internal import Foundation
internal import Testing
internal import Tracking

extension EndToEnd {
    /// Mail that leaves later: on the second, from a real server.
    @Suite(.timeLimit(.minutes(20)))
    struct ScheduledTests {
        /// So many are due in the same second; `INKLING_DUE` says how many.
        private static let due = ProcessInfo.processInfo.environment["INKLING_DUE"].flatMap(Int.init) ?? 40
        /// So many are due one after the other, over so many seconds as `INKLING_DUE_SECONDS` says.
        private static let spread = ProcessInfo.processInfo.environment["INKLING_DUE_SECONDS"].flatMap(Int.init) ?? 4

        @Test func leavesWithinASecondOfItsTime() async throws {
            try await withWorkspace { workspace in
                let moment = Instant(Date()) + .seconds(2)
                let id = try await schedule(in: workspace, at: moment)
                #expect(try await workspace.seller.get("/emails/\(id)").json["status"] == "scheduled")

                let late = try await lateness(of: id, in: workspace)

                #expect(late >= .zero)
                #expect(late < .seconds(1))
            }
        }

        @Test func thoseThatAreSpreadLeaveOnTheirSecond() async throws {
            try await withWorkspace { workspace in
                let start = Instant(Date()) + .seconds(10)
                var ids: [String] = []
                for place in 0..<100 {
                    let moment = start + .milliseconds(place * Self.spread * 10)
                    ids.append(try await schedule(in: workspace, at: moment))
                }
                try #require(Instant(Date()) < start, "this machine is too slow to write them in time")

                let late = try await lateness(of: ids, in: workspace)

                print("100 due over \(Self.spread) s: half \(late[50]), p99 \(late[98]), last \(late[99])")
                #expect(late[98] <= .seconds(1))
            }
        }

        @Test func thoseOfOneSecondDoNotWaitLong() async throws {
            try await withWorkspace { workspace in
                // They are written while the first wait: so long in any case that all are there in time.
                let moment = Instant(Date()) + .seconds(10 + Self.due / 25)
                var ids: [String] = []
                for _ in 0..<Self.due { ids.append(try await schedule(in: workspace, at: moment)) }
                try #require(Instant(Date()) < moment, "this machine is too slow to write them in time")

                let late = try await lateness(of: ids, in: workspace)

                print("\(Self.due) due at once: half \(late[late.count / 2]), last \(late[late.count - 1])")
                #expect(late[late.count / 2] <= .seconds(5))
            }
        }

        private func schedule(in workspace: Workspace, at moment: Instant) async throws -> String {
            let draft = try await workspace.seller.post(
                "/emails",
                ["to": [["address": "maria@buyer.example"]], "html": "<p>Hi</p>", "sendAt": .text("\(moment)")]
            )
            let id = try #require(draft.json["id"].text, "\(draft.text)")
            let taken = try await workspace.seller.post("/emails/\(id)/send")
            try #require(taken.status == 202, "\(taken.text)")
            return id
        }

        /// How late they left, sorted.
        private func lateness(of ids: [String], in workspace: Workspace) async throws -> [Duration] {
            var late: [Duration] = []
            for id in ids { late.append(try await lateness(of: id, in: workspace)) }
            return late.sorted()
        }

        private func lateness(of id: String, in workspace: Workspace) async throws -> Duration {
            let email = try await eventually("the email \(id) leaves", within: .seconds(900)) {
                let answer = try await workspace.seller.get("/emails/\(id)")
                return answer.json["status"] == "sent" ? answer.json : nil
            }
            let left = try #require(email["sentAt"].text.flatMap { Instant($0) })
            let due = try #require(email["sendAt"].text.flatMap { Instant($0) })
            return left - due
        }
    }
}
