internal import Foundation
internal import Testing

/// Debian's Postfix as a relay with TLS and SASL, by Dovecot's auth, in a folder of its own; what it takes goes on to a sink,
/// or to mailboxes.
struct PostfixServer {
    /// Whether the servers are installed and may be started: Postfix's own programs begin as root.
    static let isThere = getuid() == 0 && Checkout.has("/usr/sbin/postfix") && Checkout.has("/usr/sbin/dovecot")

    static let user = "sam@seller.example"
    static let password = "a secret of the relay"

    /// STARTTLS is required there.
    let submissionPort: Int
    /// TLS from the first byte on.
    let implicitPort: Int
    let sink: MailSink
    private let root: String
    private let auth: LaunchedProgram
    private let postfix: LaunchedProgram

    /// The certificate of all its ports, for `localhost`, which vouches for itself.
    var certificate: String { root + "/cert.pem" }

    private init(mailboxes: DovecotServer?, mechanisms: String, tokens: TokenServer?) async throws {
        let ports = FreePorts.choose(3)
        (submissionPort, implicitPort) = (ports[0], ports[1])
        let root = NSTemporaryDirectory() + "inkling-postfix-\(UUID().uuidString.prefix(8))"
        self.root = root
        // Its programs run as several users, who must enter.
        for name in ["", "/spool", "/postfix", "/postfix-data", "/dovecot"] {
            try FileManager.default.createDirectory(
                atPath: root + name,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
        }
        let owner = try await FinishedProgram.run(["/usr/bin/chown", "postfix", root + "/postfix-data"])
        try #require(owner.succeeded, "\(owner.output)")
        try await Self.makeCertificate(in: root)
        sink = try await MailSink(folder: root + "/sink")
        let passwords = try tokens?.dovecot(in: root + "/dovecot") ?? ""
        let checks = Self.dovecot(root, port: ports[2], mechanisms: mechanisms + (tokens == nil ? "" : " xoauth2"))
        try Self.write(checks + passwords, to: root + "/dovecot.conf")
        try Self.write("\(Self.user):{PLAIN}\(Self.password)\n", to: root + "/dovecot/users")
        let next = mailboxes.map { "lmtp:[127.0.0.1]:\($0.lmtpPort)" } ?? "smtp:[127.0.0.1]:\(sink.port)"
        try Self.write(Self.main(root, authPort: ports[2], next: next), to: root + "/postfix/main.cf")
        try Self.write(Self.master(ports[0], ports[1]), to: root + "/postfix/master.cf")
        auth = try LaunchedProgram(["/usr/sbin/dovecot", "-F", "-c", root + "/dovecot.conf"], output: root + "/log")
        postfix = try LaunchedProgram(
            ["/usr/sbin/postfix", "-c", root + "/postfix", "start-fg"],
            output: root + "/log"
        )
        for port in ports {
            try await eventually("Postfix listens") { FreePorts.isAnswered(port) ? true : nil }
        }
    }

    /// Runs a test with the server, which is gone after it; it offers these ways to sign in, and takes access tokens where
    /// somebody makes them.
    static func run(
        deliveringTo mailboxes: DovecotServer? = nil,
        mechanisms: String = "plain login",
        taking tokens: TokenServer? = nil,
        _ body: (PostfixServer) async throws -> Void
    ) async throws {
        let server = try await PostfixServer(mailboxes: mailboxes, mechanisms: mechanisms, tokens: tokens)
        do {
            try await body(server)
            await server.stop()
        } catch {
            print(
                FileManager.default.contents(atPath: server.root + "/postfix.log").map {
                    String(decoding: $0, as: UTF8.self)
                } ?? ""
            )
            await server.stop()
            throw error
        }
    }

    private func stop() async {
        _ = try? await FinishedProgram.run(["/usr/sbin/postfix", "-c", root + "/postfix", "stop"])
        await postfix.end()
        await auth.end()
        await sink.stop()
        try? FileManager.default.removeItem(atPath: root)
    }

    private static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    private static func makeCertificate(in root: String) async throws {
        let run = try await Openssl.run([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost", "-keyout", root + "/key.pem", "-out", root + "/cert.pem",
        ])
        try #require(run.succeeded, "\(run.output)")
    }
}
