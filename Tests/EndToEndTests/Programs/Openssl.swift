internal import Testing

/// The program that makes certificates, and speaks TLS as old as one likes.
enum Openssl {
    static let path = Checkout.program("openssl")

    /// Makes a certificate for this machine, which vouches for itself, and its key.
    static func makePair(_ chain: String, _ key: String, in folder: TemporaryFolder) async throws {
        let run = try await run([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout", folder.file(key), "-out", folder.file(chain),
        ])
        try #require(run.succeeded, "\(run.output)")
    }

    /// What a server says to `EHLO` when STARTTLS was begun with it.
    static func sayings(at port: Int) async throws -> String {
        let arguments = [
            "s_client", "-starttls", "smtp", "-connect", "127.0.0.1:\(port)", "-quiet", "-ign_eof", "-crlf",
        ]
        return try await FinishedProgram.run([try #require(path)] + arguments, input: "EHLO test\nQUIT\n").output
    }

    static func run(_ arguments: [String]) async throws -> FinishedProgram {
        try await FinishedProgram.run([try #require(path)] + arguments)
    }
}
