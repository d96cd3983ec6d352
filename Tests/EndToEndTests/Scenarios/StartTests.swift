internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// How the server starts, and how it refuses to.
    @Suite(.timeLimit(.minutes(2)))
    struct StartTests {
        @Test func listensSoonAfterItsStart() async throws {
            try await withServer { server in
                let first = await server.startTime
                try await server.stop()
                try await server.start()
                let second = await server.startTime

                // The goal is one second; what a busy machine makes of it decides nothing here.
                print("start: listens after \(first) the first time, \(second) the second (goal 1 s)")
                #expect(second < .seconds(10))
                #expect(try await HTTP.send(.GET, server.tracking + "/healthz").text.hasPrefix("ok"))
                #expect(try await HTTP.send(.GET, server.web + "/login").status == 200)
            }
        }

        @Test func theDemoPrintsItsLogIn() async throws {
            try await withServer(["--demo", "true"]) { server in
                try await eventually("the log-in is printed") { server.log.contains("Password") }

                #expect(server.log.contains(server.web))
                #expect(try await server.stop() == .exited(0))
            }
        }

        @Test func theDataFolderIsForItsOwnerOnly() async throws {
            try await withServer { server in
                let files = FileManager.default
                let paths = try files.subpathsOfDirectory(atPath: server.dataFolder).map {
                    server.dataFolder + "/" + $0
                }
                let open = (paths + [server.dataFolder]).filter { path in
                    // What is published anew meanwhile has lost its temporary name.
                    guard let facts = try? files.attributesOfItem(atPath: path) else { return false }
                    return (facts[.posixPermissions] as? Int ?? 0o777) & 0o077 != 0
                }

                // What lies in a folder that nobody else may enter is safe; the keys are closed all the same.
                #expect(!open.contains(server.dataFolder))
                #expect(open.filter { $0.contains("/keys") } == [])
            }
        }

        @Test(arguments: ["--web-port", "--tracking-port"])
        func saysThatAPortIsTaken(_ option: String) async throws {
            try await withServer { server in
                let other = FreePorts.choose(1)[0]
                let taken = option == "--web-port" ? server.webPort : server.trackingPort
                let free = option == "--web-port" ? "--tracking-port" : "--web-port"

                let run = try await serve([
                    "--data-folder", server.folder.file("other"), option, "\(taken)", free, "\(other)",
                ])

                #expect(run.ending == .exited(1))
                #expect(run.output.contains("\(taken)"))
                #expect(run.output.contains(option))
                #expect(!run.output.contains("Fatal error"))
            }
        }

        @Test func saysThatTheDataFolderIsInUse() async throws {
            try await withServer { server in
                let ports = FreePorts.choose(2)
                let run = try await serve(
                    ["--data-folder", server.dataFolder, "--web-port", "\(ports[0])", "--tracking-port", "\(ports[1])"]
                )

                #expect(run.ending == .exited(1))
                #expect(!run.output.contains("Fatal error"))
                #expect(await server.isRunning)
            }
        }

        @Test func reportsAllWrongSettingsTogether() async throws {
            let run = try await serve([
                "--web-port", "99999", "--tracking-port", "soon", "--tracking-public-address", "nowhere",
                "--log-level", "loud", "--colour", "blue",
            ])

            #expect(run.ending == .exited(64))
            for name in ["web.port", "tracking.port", "tracking.publicAddress", "log.level", "--colour"] {
                #expect(run.output.contains(name), "\(name) in \(run.output)")
            }
        }

        @Test func refusesADataFolderThatOthersMayEnter() async throws {
            try await withTemporaryFolder { folder in
                let data = folder.file("data")
                try FileManager.default.createDirectory(
                    atPath: data,
                    withIntermediateDirectories: false,
                    attributes: [.posixPermissions: 0o755]
                )

                let run = try await serve(["--data-folder", data])

                #expect(run.ending == .exited(1))
                #expect(run.output.contains("chmod 700 \(data)"))
            }
        }

        @Test func helpExplainsEverySetting() async throws {
            let help = try await serve(["--help"])

            #expect(help.succeeded)
            for option in [
                "--data-folder", "--web-port", "--tracking-port", "--log-level", "--demo", "INKLING_WEB_PORT",
            ] {
                #expect(help.output.contains(option))
            }
        }

        private func serve(_ options: [String]) async throws -> FinishedProgram {
            let environment = Checkout.environment.filter { !$0.key.hasPrefix("INKLING_") }
            return try await FinishedProgram.run([Checkout.binary, "serve"] + options, environment: environment)
        }
    }
}
