internal import Foundation
internal import Testing

extension EndToEnd {
    /// A server that was behind when it ended listens at once when it starts again, and takes in what waits beside that.
    @Suite(.timeLimit(.minutes(10)))
    struct LargeJournalTests {
        private static let megabytes = Checkout.figure("INKLING_JOURNAL_MEGABYTES", standard: 64)

        @Test func listensSoonWithALargeJournal() async throws {
            try await withWorkspace { workspace in
                let server = workspace.server
                let shot = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)
                try await server.stop()
                let journal = LargeJournal(folder: server.dataFolder + "/journal")
                try journal.write(bytes: Self.megabytes << 20)

                try await server.start()
                let time = await server.startTime
                #expect(try await MailProgram.desk.follow(shot.url).location == shot.target)

                // The goal is one second; what a busy machine makes of it decides nothing here.
                print("start: listens after \(time) with a journal of \(Self.megabytes) MiB (goal 1 s)")
                #expect(time < .seconds(10))
            }
        }
    }
}
