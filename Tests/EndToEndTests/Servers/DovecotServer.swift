internal import Foundation
internal import Glibc
internal import Synchronization
internal import Testing

/// Debian's Dovecot with mailboxes of a test, on free ports of loopback; gone after the test, however it ends.
final class DovecotServer: Sendable {
    static let user = "seller@seller.test"
    static let password = "secret"
    /// From here it does not take a connection for one of its own machine's, and wants TLS before any password.
    static let otherHost = "127.0.0.2"

    let folder: TemporaryFolder
    /// IMAP that may begin TLS.
    let port: Int
    /// IMAP in TLS.
    let tlsPort: Int
    /// LMTP, for whoever delivers to it.
    let lmtpPort: Int

    private let tokens: TokenServer?
    private let program = Mutex<LaunchedProgram?>(nil)

    /// The certificate that it shows, which vouches for itself.
    var certificate: String { folder.file("cert.pem") }

    private init(folder: TemporaryFolder, tokens: TokenServer?) {
        self.tokens = tokens
        let ports = FreePorts.choose(3)
        (port, tlsPort, lmtpPort) = (ports[0], ports[1], ports[2])
        self.folder = folder
    }

    /// Runs a test with mailboxes for these users; the password is always the same, and where somebody makes access
    /// tokens those are taken, too.
    static func run<Result>(
        users: [String] = [user],
        taking tokens: TokenServer? = nil,
        _ body: (DovecotServer) async throws -> Result
    ) async throws -> Result {
        try await withTemporaryFolder { folder in
            let server = DovecotServer(folder: folder, tokens: tokens)
            try await server.prepare(users)
            do {
                try await server.start()
                let result = try await body(server)
                await server.stop()
                return result
            } catch {
                await server.stop()
                print("Dovecot's log:\n\(folder.text("out"))\(folder.text("log"))")
                throw error
            }
        }
    }

    /// Starts it, and waits until it takes connections.
    func start() async throws {
        let path = try #require(Self.program, "dovecot is missing; scripts/setup test installs it")
        let launched = try LaunchedProgram([path, "-F", "-c", folder.file("dovecot.conf")], output: folder.file("out"))
        program.withLock { $0 = launched }
        try await eventually("Dovecot listens") { FreePorts.isAnswered(tlsPort) }
    }

    /// Lets it end its connections, and ends what is left.
    func stop() async {
        let running = program.withLock { program in
            defer { program = nil }
            return program
        }
        guard let running else { return }
        await running.send(SIGTERM)
        _ = try? await running.wait(within: .seconds(5))
        await running.end()
    }

    /// Puts a message into a folder, as a delivery would.
    func deliver(_ message: String, to user: String = user, folder name: String = "INBOX") async throws {
        let path = try folder.write(Array(message.utf8), to: "messages/\(UUID().uuidString)")
        for place in [folder.file("messages"), path] { try FileManager.default.setMode(0o755, of: place) }
        try await command(["save", "-u", user, "-m", name, path])
    }

    /// What a mailbox holds of each message of a folder, such as `uid flags` or `text`.
    func fetch(_ fields: String, folder name: String = "INBOX", of user: String = user) async throws -> String {
        try await command(["fetch", "-u", user, fields, "mailbox", name, "all"])
    }

    /// The messages of a folder, as they lie there.
    func messages(of user: String = user, folder name: String = "INBOX") async throws -> [String] {
        // Each is said to be text, and ends with a form feed.
        try await fetch("text", folder: name, of: user).components(separatedBy: "\u{0C}\n")
            .filter { !$0.isEmpty }.map { String($0.trimmingPrefix("text:\n")) }
    }

    /// Runs `doveadm`, and gives what it says.
    @discardableResult
    func command(_ arguments: [String]) async throws -> String {
        let doveadm = try #require(Checkout.program("doveadm"), "doveadm is missing; scripts/setup test installs it")
        let run = try await FinishedProgram.run([doveadm, "-c", folder.file("dovecot.conf")] + arguments)
        try #require(run.succeeded, "doveadm \(arguments): \(run.output)")
        return run.output
    }

    /// Servers lie in `sbin`, which is not on everybody's path.
    private static var program: String? {
        Checkout.program("dovecot") ?? ["/usr/sbin/dovecot"].first { Checkout.has($0) }
    }

    private func prepare(_ users: [String]) async throws {
        try FileManager.default.setMode(0o755, of: folder.path)
        try await Openssl.makePair("cert.pem", "key.pem", in: folder)
        try folder.write(Array(users.map { "\($0):{PLAIN}\(Self.password)\n" }.joined().utf8), to: "users")
        try FileManager.default.setMode(0o644, of: folder.file("users"))
        try FileManager.default.createDirectory(atPath: folder.file("vmail"), withIntermediateDirectories: true)
        let nobody = try #require(getpwnam("nobody")?.pointee)
        try #require(chown(folder.file("vmail"), nobody.pw_uid, nobody.pw_gid) == 0, "Dovecot is started by root alone")
        let passwords = try tokens?.dovecot(in: folder) ?? ""
        try folder.write(Array((configuration + passwords).utf8), to: "dovecot.conf")
    }

    private var configuration: String {
        """
        base_dir = \(folder.path)/run
        state_dir = \(folder.path)/state
        log_path = \(folder.path)/log
        listen = 127.0.0.1, \(Self.otherHost)
        protocols = imap lmtp
        ssl = required
        ssl_cert = <\(folder.path)/cert.pem
        ssl_key = <\(folder.path)/key.pem
        auth_mechanisms = plain login\(tokens == nil ? "" : " xoauth2")
        auth_failure_delay = 0
        passdb {
          driver = passwd-file
          args = scheme=PLAIN username_format=%u \(folder.path)/users
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=\(folder.path)/vmail/%u
        }
        mail_location = maildir:~/Maildir
        first_valid_uid = 1
        namespace inbox {
          inbox = yes
          mailbox Verschickt {
            auto = create
            special_use = \\Sent
          }
        }
        service imap-login {
          inet_listener imap {
            port = \(port)
          }
          inet_listener imaps {
            port = \(tlsPort)
            ssl = yes
          }
        }
        service lmtp {
          inet_listener lmtp {
            address = 127.0.0.1
            port = \(lmtpPort)
          }
        }
        protocol lmtp {
          postmaster_address = postmaster@localhost
        }

        """
    }
}

extension FileManager {
    fileprivate func setMode(_ mode: Int, of path: String) throws {
        try setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
