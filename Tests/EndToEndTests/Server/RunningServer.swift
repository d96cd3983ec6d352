internal import Foundation
internal import Glibc
internal import Testing

/// The built server, started on free ports with a data folder of its own.
actor RunningServer {
    nonisolated let folder: TemporaryFolder
    nonisolated let webPort: Int
    nonisolated let trackingPort: Int
    /// How long the last start took until both listeners accepted connections.
    private(set) var startTime: Duration = .zero
    private let options: [String]
    private let launcher: [String]
    private var program: LaunchedProgram?

    /// Nothing runs until ``start()``.
    ///
    /// `options` are what `inkling serve` is given besides ports and data folder; a `launcher` is a program, with its
    /// arguments, that starts the server in its turn.
    init(folder: TemporaryFolder, options: [String] = [], launcher: [String] = []) {
        let ports = FreePorts.choose(2)
        self.folder = folder
        (webPort, trackingPort) = (ports[0], ports[1])
        self.options = options
        self.launcher = launcher
    }

    /// The address of the web app and the API.
    nonisolated var web: String { "http://127.0.0.1:\(webPort)" }
    /// The address of the tracking listener.
    nonisolated var tracking: String { "http://127.0.0.1:\(trackingPort)" }
    nonisolated var dataFolder: String { folder.file("data") }
    nonisolated var database: String { dataFolder + "/inkling.sqlite" }

    /// Starts it and waits until both listeners accept connections.
    func start() async throws {
        let begin = ContinuousClock.now
        let program = try LaunchedProgram(arguments, environment: Self.environment, output: folder.file("log"))
        self.program = program
        try await eventually("the server listens", within: .seconds(60), every: .milliseconds(2)) {
            guard await program.isRunning else { throw ServerEnded(log: log) }
            return FreePorts.isAnswered(webPort) && FreePorts.isAnswered(trackingPort) ? true : nil
        }
        startTime = ContinuousClock.now - begin
    }

    /// Asks it to stop, as an operator would, and waits for its end.
    @discardableResult
    func stop() async throws -> LaunchedProgram.Ending? {
        await terminate()
        return try await ended()
    }

    /// Sends SIGTERM and does not wait.
    func terminate() async {
        guard let program else { return }
        if let pid = serverPID { Glibc.kill(pid, SIGTERM) } else { await program.send(SIGTERM) }
    }

    /// How it ended, once it did.
    func ended() async throws -> LaunchedProgram.Ending? {
        guard let program else { return nil }
        let ending = try await program.wait(within: .seconds(30))
        await program.end()
        self.program = nil
        return ending
    }

    /// Kills it with SIGKILL: nothing is tidied up.
    func kill() async {
        await program?.end()
        program = nil
    }

    /// Whether it runs.
    var isRunning: Bool {
        get async { await program?.isRunning ?? false }
    }

    /// The process that runs: the server, or what launched it; `nil` where nothing does.
    var pid: pid_t? { program?.pid }

    /// The end of what it logged.
    nonisolated var log: String {
        folder.text("log").split(separator: "\n", omittingEmptySubsequences: false).suffix(60).joined(separator: "\n")
    }

    /// What it logged as an error.
    nonisolated var errors: [String] {
        folder.text("log").split(separator: "\n").map(String.init)
            .filter { $0.contains(" error inkling") || $0.contains(" critical inkling") || $0.contains("Fatal error") }
    }

    private nonisolated var arguments: [String] {
        launcher + [Checkout.binary, "serve", "--data-folder", dataFolder]
            + ["--web-port", "\(webPort)", "--tracking-port", "\(trackingPort)"] + options
    }

    // A launcher such as strace is the program then, and the server its child.
    private var serverPID: pid_t? {
        guard !launcher.isEmpty, let program else { return nil }
        let children = FileManager.default.contents(atPath: "/proc/\(program.pid)/task/\(program.pid)/children")
        return children.flatMap { String(decoding: $0, as: UTF8.self).split(separator: " ").first }.flatMap {
            pid_t($0)
        }
    }

    // Variables of the one who runs the tests must not change what the server does.
    private static let environment = Checkout.environment.filter { !$0.key.hasPrefix("INKLING_") }
}

/// The server ended where it should have run.
struct ServerEnded: Error, CustomStringConvertible {
    let log: String

    var description: String { "The server ended by itself. Its log:\n\(log)" }
}

/// Runs a test against a server that is gone after it, however it ends; prints the server's log where it fails.
///
/// It must log no error but those that are allowed.
func withServer<Result>(
    _ options: [String] = [],
    launcher: [String] = [],
    data: [String: Data] = [:],
    allowing allowed: [String] = [],
    _ body: (RunningServer) async throws -> Result
) async throws -> Result {
    try await withTemporaryFolder { folder in
        for (path, bytes) in data { try folder.write(bytes, to: "data/" + path) }
        let server = RunningServer(folder: folder, options: options, launcher: launcher)
        do {
            try await server.start()
            let result = try await body(server)
            await server.kill()
            let others = server.errors.filter { error in !allowed.contains { error.contains($0) } }
            #expect(others == [], "no test asks for what the server takes for an error")
            return result
        } catch {
            await server.kill()
            print("The server's log:\n\(server.log)")
            throw error
        }
    }
}
