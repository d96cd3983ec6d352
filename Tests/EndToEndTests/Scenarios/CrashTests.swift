internal import Foundation
internal import Testing

extension EndToEnd {
    /// What was answered is remembered, whatever happens to the process.
    @Suite(.timeLimit(.minutes(60)))
    struct CrashTests {
        private static let rounds = Checkout.figure("INKLING_CRASH_ROUNDS", standard: 5)

        @Test func everyAnsweredHitIsToldOnceAfterKills() async throws {
            try await withWorkspace { workspace in
                var answered = 0
                var longestStart = Duration.zero
                var volleys: [(volley: Volley, answered: Set<Volley.Shot>)] = []

                for _ in 0..<Self.rounds {
                    let volley = try await Volley(recipients: 20, links: 40, in: workspace)
                    let hits = try await shoot(
                        volley,
                        at: workspace.server,
                        killingAfter: .milliseconds(.random(in: 30...600))
                    )
                    try await workspace.server.start()
                    longestStart = max(longestStart, await workspace.server.startTime)
                    try await isToldOnce(volley, hits, in: workspace)
                    answered += hits.count
                    volleys.append((volley, hits))
                }

                // Once more after an orderly stop: nothing that was read from the journal is read again.
                try await workspace.server.stop()
                try await workspace.server.start()
                for (volley, hits) in volleys.suffix(5) { try await isToldOnce(volley, hits, in: workspace) }
                print(
                    "crash: \(Self.rounds) kills, \(answered) answered hits, each told once; longest start \(longestStart)"
                )
                #expect(answered > 0)
            }
        }

        // Follows the links from many connections at once until the server dies; gives what was answered.
        private func shoot(
            _ volley: Volley,
            at server: RunningServer,
            killingAfter delay: Duration
        ) async throws -> Set<Volley.Shot> {
            let rest = Volley.Rest(volley.shots.shuffled())
            return try await withThrowingTaskGroup(of: Set<Volley.Shot>.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        var answered: Set<Volley.Shot> = []
                        while let shot = await rest.next() {
                            guard let answer = try? await MailProgram.desk.follow(shot.url) else { break }
                            #expect(answer.status == 302)
                            #expect(answer.location == shot.target)
                            answered.insert(shot)
                        }
                        return answered
                    }
                }
                try await Task.sleep(for: delay)
                await server.kill()
                return try await group.reduce(into: []) { $0.formUnion($1) }
            }
        }

        private func isToldOnce(
            _ volley: Volley,
            _ answered: Set<Volley.Shot>,
            in workspace: Workspace
        ) async throws {
            try await eventually("all answered hits are counted", within: .seconds(30)) {
                let email = try await workspace.seller.get("/emails/\(volley.id)").json
                return email["totals"]["clicks"].number ?? 0 >= answered.count
            }
            let told = try await volley.told(in: workspace)
            #expect(answered.isSubset(of: told.keys))
            // A hit may be on disk though its answer was lost on the way; but none is ever there twice.
            #expect(told.values.allSatisfy { $0 == 1 })
            #expect(told.count <= answered.count + 16)
        }
    }
}
