internal import Foundation
internal import Testing

extension EndToEnd {
    /// Storage is away for a time: recipients notice nothing, the operator is told, and nothing is lost or counted twice.
    @Suite(.timeLimit(.minutes(5)))
    struct StoreGoneTests {
        private static let others = [
            "What waits to be sent could not be read", "The edge state could not be published",
            "Scheduled mail could not be queued", "Digests could not be sent", "The mailboxes can't be read",
            "Sent mail can't be filed",
            "Reminders could not come", "Cards that were put away could not come back",
        ]
        private static let complaint = "Storage did not take the hits; they stay in the journal"

        @Test(
            .enabled(
                if: Checkout.program("python3") != nil,
                "Python locks the database; scripts/setup test installs it"
            )
        )
        func aDatabaseThatSomebodyElseLocks() async throws {
            try await withLoad { load in
                let script = """
                    import sqlite3, sys, time
                    sqlite3.connect(sys.argv[1], isolation_level=None).execute("BEGIN EXCLUSIVE")
                    print("locked", flush=True)
                    time.sleep(600)
                    """
                let python = try #require(Checkout.program("python3"))
                let server = load.workspace.server
                let output = server.folder.file("locker")
                let locker = try LaunchedProgram([python, "-c", script, load.database], output: output)
                do {
                    try await eventually("it is locked") { server.folder.text("locker").contains("locked") }
                    try await load.goesOnWithoutStorage()
                    await locker.end()
                } catch {
                    await locker.end()
                    throw error
                }
            }
        }

        @Test func aDatabaseThatIsMovedAwayAndBack() async throws {
            try await withLoad(allowing: Self.others) { load in
                let files = FileManager.default
                let server = load.workspace.server
                let away = server.folder.file("away.sqlite")

                try files.moveItem(atPath: load.database, toPath: away)
                try await load.goesOnWithoutStorage()
                #expect(try await load.workspace.seller.get("/emails").status == 503)
                let command = [Checkout.binary, "journal", "inspect", "--data-folder", server.dataFolder]
                let inspection = try await FinishedProgram.run(command)
                #expect(!inspection.succeeded && inspection.output.contains("is gone"), "\(inspection.output)")
                #expect(!files.fileExists(atPath: load.database), "nobody makes another one")

                try files.moveItem(atPath: away, toPath: load.database)
            }
        }

        @Test func aStopWhileTheDatabaseIsAway() async throws {
            try await withLoad(allowing: Self.others, goesOn: false) { load in
                let server = load.workspace.server
                let away = server.folder.file("away.sqlite")

                try FileManager.default.moveItem(atPath: load.database, toPath: away)
                try await load.goesOnWithoutStorage()
                let ending = try await server.stop()
                #expect(ending == .exited(0), "\(server.log)")
                let ports = ["--web-port", "\(server.webPort)", "--tracking-port", "\(server.trackingPort)"]
                let command = [Checkout.binary, "serve", "--data-folder", server.dataFolder] + ports
                let start = try await FinishedProgram.run(command)
                #expect(start.ending == .exited(1) && start.output.contains("is gone"), "\(start.output)")
                try FileManager.default.moveItem(atPath: away, toPath: load.database)
                try await server.start()
            }
        }

        @Test(.enabled("a small disk can't be mounted here") { try await SmallDisk.isPossible() })
        func aDiskThatIsFull() async throws {
            let launcher = SmallDisk.launcher
            try await withLoad(launcher: launcher) { load in
                let pid = try #require(await load.workspace.server.pid)
                let ballast = "/proc/\(pid)/root\(load.workspace.server.dataFolder)/ballast"
                try SmallDisk.fill(with: ballast)
                try await load.goesOnWithoutStorage()
                try await load.fillTheJournal()
                try await load.offer.isAnswered()
                try FileManager.default.removeItem(atPath: ballast)
            }
        }

        /// What is asked for before, while and after storage is away.
        private struct Load {
            let workspace: Workspace
            let adminPort: Int
            let offer: Offer
            let volley: Volley

            var database: String { workspace.server.database }
            var metrics: Metrics { get async throws { try await Metrics(port: adminPort) } }

            private var third: Int { volley.shots.count / 3 }

            /// A part of the links, the first, second or third of three.
            func shoot(_ part: Int) async throws {
                let rest = Volley.Rest(Array(volley.shots[part * third..<(part + 1) * third]))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            while let shot = await rest.next() {
                                let answer = try await MailProgram.desk.follow(shot.url)
                                #expect(answer.status == 302 && answer.location == shot.target)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }

            /// Answers all kinds of requests, and says in its figures that storage is away.
            func goesOnWithoutStorage() async throws {
                try await eventually("it is told that storage is away") {
                    #expect(try await MailProgram.desk.follow(offer.link).location == Offer.target)
                    return try await metrics["inkling_storage_up"] == 0
                }
                try await shoot(1)
                try await offer.isAnswered()
                let figures = try await metrics
                #expect(figures["inkling_storage_up"] == 0)
                #expect(figures["inkling_hits_settled_total{outcome=\"lost\"}"] == 0)
            }

            /// Asks for so much that the journal finds no room any more either.
            func fillTheJournal() async throws {
                let reader = MailProgram.phone.marked(String(repeating: "x", count: 800))
                while try await metrics["inkling_journal_failed_commits_total"] == 0 {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for _ in 0..<8 {
                            group.addTask {
                                for _ in 0..<20 {
                                    let picture = try await reader.load(offer.beacon)
                                    #expect(picture.bytes.count == 43)
                                }
                            }
                        }
                        try await group.waitForAll()
                    }
                }
            }

            /// Tells everything that was asked for, and that once.
            func isToldOnce() async throws {
                let told = try await eventually("everything is told", within: .seconds(60)) {
                    let told = try await volley.told(in: workspace)
                    return told.count == third * 3 ? told : nil
                }
                #expect(told.values.allSatisfy { $0 == 1 })
                try await eventually("the offer was read") {
                    let kinds = try await workspace.activity(of: offer.id).compactMap { $0["kind"].text }
                    return Set(kinds).isSuperset(of: ["opened", "clicked", "viewed"])
                }
                let figures = try await metrics
                #expect(figures["inkling_storage_up"] == 1)
                #expect(figures["inkling_intake_behind_bytes"] == 0)
                #expect(figures["inkling_hits_settled_total{outcome=\"lost\"}"] == 0)
            }
        }

        // Takes storage away and brings it back in the body, and holds what is told in the end against what happened.
        private func withLoad(
            launcher: [String] = [],
            allowing others: [String] = [],
            goesOn: Bool = true,
            _ body: (Load) async throws -> Void
        ) async throws {
            let port = FreePorts.choose(1)[0]
            let options = ["--admin-port", "\(port)"]
            let allowed = others + [Self.complaint]
            try await withWorkspace(options, launcher: launcher, allowing: allowed) { workspace in
                let load = Load(
                    workspace: workspace,
                    adminPort: port,
                    offer: try await Offer(in: workspace),
                    volley: try await Volley(recipients: 10, links: 30, in: workspace)
                )
                try await load.shoot(0)
                try await body(load)
                try await load.shoot(2)
                try await load.isToldOnce()
                #expect(workspace.server.errors.contains { $0.contains(Self.complaint) })
                #expect(workspace.server.folder.text("log").contains("Intake goes on") == goesOn)
                // Once more after a start: nothing that was taken in is taken in again.
                if launcher.isEmpty {
                    try await workspace.server.stop()
                    try await workspace.server.start()
                    try await load.isToldOnce()
                }
            }
        }
    }
}
