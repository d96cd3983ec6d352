internal import Foundation
internal import Glibc

/// A program that a test started: its output goes to a file, and it never outlives the tests, even where they crash.
actor LaunchedProgram {
    /// How a program ended.
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// The process, which leads a group of its own.
    nonisolated let pid: pid_t
    private let guardian: pid_t?
    private var ending: Ending?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: the path of the program, then its arguments.
    ///   - environment: all its variables; what the tests run with unless given.
    ///   - input: the path of the file that it reads as standard input; nothing unless given.
    ///   - output: the path of the file that takes standard output, and error as well unless that has its own.
    ///   - errors: the path of the file that takes standard error.
    /// - Throws: `SpawnError` where it can't be started.
    init(
        _ arguments: [String],
        environment: [String: String] = Checkout.environment,
        input: String = "/dev/null",
        output: String,
        errors: String? = nil
    ) throws {
        pid = try spawn(arguments, environment: environment, input: input, output: output, errors: errors)
        // Nobody else ends the program where the tests themselves are killed.
        let watch = #"while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -9 "-$2" 2>/dev/null"#
        guardian = try? spawn(
            ["/bin/sh", "-c", watch, "guardian", "\(getpid())", "\(pid)"],
            environment: Checkout.environment,
            input: "/dev/null",
            output: "/dev/null",
            errors: nil
        )
    }

    /// Whether it has not ended yet.
    var isRunning: Bool { poll() == nil }

    /// Sends a signal to the program alone, unless it has ended.
    func send(_ signal: Int32) {
        if poll() == nil { kill(pid, signal) }
    }

    /// Waits until it ends.
    func wait(within limit: Duration) async throws -> Ending {
        try await eventually("the program ends", within: limit, every: .milliseconds(2)) { poll() }
    }

    /// Ends it and all it started at once, if need be; nothing is left of it then.
    func end() {
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        if ending == nil, waitpid(pid, &status, 0) == pid { ending = Ending(status) }
        if let guardian {
            kill(-guardian, SIGKILL)
            waitpid(guardian, &status, 0)
        }
    }

    private func poll() -> Ending? {
        if let ending { return ending }
        var status: Int32 = 0
        if waitpid(pid, &status, WNOHANG) == pid { ending = Ending(status) }
        return ending
    }
}

extension LaunchedProgram.Ending {
    fileprivate init(_ status: Int32) {
        self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }
}

/// Why a program could not be started.
struct SpawnError: Error {
    let program: String
    let code: Int32
}

private func spawn(
    _ arguments: [String],
    environment: [String: String],
    input: String,
    output: String,
    errors: String?
) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    if let errors {
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    } else {
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    // Closing what is not open is no error here (glibc); what is open must not live on in the program.
    for descriptor in 3..<Int32(256) { posix_spawn_file_actions_addclose(&actions, descriptor) }

    // Threads of a pool block signals, and a program inherits what its starter blocks: it would not hear SIGTERM.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var usual = sigset_t()
    sigemptyset(&none)
    sigfillset(&usual)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
        &attributes,
        Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP)
    )

    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, arguments.first ?? "", &actions, &attributes, &words, &variables)
    guard code == 0 else { throw SpawnError(program: arguments.first ?? "", code: code) }
    return pid
}
