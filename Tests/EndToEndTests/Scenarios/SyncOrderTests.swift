internal import Foundation
internal import Testing

extension EndToEnd {
    /// The promise that a hit is on disk before it is answered, checked from outside: by the calls the process makes.
    @Suite(.timeLimit(.minutes(3)))
    struct SyncOrderTests {
        @Test(
            .enabled("strace is missing or may not trace here") { try await SystemCallTrace.isPossible() },
            arguments: [
                (connections: 1, hits: 30),
                (connections: 16, hits: Checkout.figure("INKLING_SYNC_HITS", standard: 400)),
            ]
        )
        func eachAnswerFollowsTheSyncThatCoversIt(_ load: (connections: Int, hits: Int)) async throws {
            try await withTemporaryFolder { folder in
                let file = folder.file("trace")
                try await withWorkspace(launcher: SystemCallTrace.launcher(writingTo: file)) { workspace in
                    let links = (load.hits + 9) / 10
                    let shots = try await Volley(recipients: 10, links: links, in: workspace).shots.prefix(load.hits)
                    let marks = try await hit(Array(shots), over: load.connections)
                    try await workspace.server.stop()

                    let trace = SystemCallTrace(folder.text("trace"), trackingPort: workspace.server.trackingPort)
                    let found = trace.answers(to: marks)
                    #expect(found.count == marks.count)
                    #expect(found.filter { !$0.isCovered }.map(\.description) == [])
                    print(
                        "strace: \(found.count) answers, each after the fdatasync that covers it; \(trace.syncs) syncs"
                    )
                }
            }
        }

        // Every request carries a mark in its agent, which stands in the journal as well. Gives the marks.
        private func hit(_ shots: [Volley.Shot], over connections: Int) async throws -> [String] {
            let marked = shots.enumerated().map { (mark: "Marked/\(10_000 + $0)", shot: $1) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 0..<connections {
                    group.addTask {
                        for (index, one) in marked.enumerated() where index % connections == lane {
                            let answer = try await MailProgram.desk.marked(one.mark).follow(one.shot.url)
                            #expect(answer.location == one.shot.target)
                        }
                    }
                }
                try await group.waitForAll()
            }
            return marked.map(\.mark)
        }
    }
}
