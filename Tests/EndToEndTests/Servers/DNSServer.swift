internal import Foundation
internal import Testing

/// Debian's dnsmasq, which knows the records of a test and asks nobody else.
struct DNSServer: Sendable {
    static let isThere = Checkout.has(path)
    private static let path = "/usr/sbin/dnsmasq"

    let port: Int

    /// As a setting names it.
    var address: String { "127.0.0.1:\(port)" }

    /// Runs a test with it; records are lines of its configuration, such as `txt-record=name.example,"text"`.
    static func run<Result>(_ records: [String], _ body: (DNSServer) async throws -> Result) async throws -> Result {
        try await withTemporaryFolder { folder in
            let server = DNSServer(port: FreePorts.choose(1)[0])
            let settings = [
                "port=\(server.port)", "listen-address=127.0.0.1", "bind-interfaces", "no-resolv", "no-hosts",
                "pid-file=", "user=", "local=/example/",
            ]
            let file = try folder.write((settings + records).joined(separator: "\n").utf8, to: "dnsmasq.conf")
            let program = try LaunchedProgram([path, "-k", "-C", file], output: folder.file("log"))
            do {
                // It takes connections at the port of its datagrams, too.
                try await eventually("dnsmasq listens") { FreePorts.isAnswered(server.port) }
                let result = try await body(server)
                await program.end()
                return result
            } catch {
                print("dnsmasq's log:\n\(folder.text("log"))")
                await program.end()
                throw error
            }
        }
    }
}
