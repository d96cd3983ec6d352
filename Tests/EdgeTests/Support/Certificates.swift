import Foundation
import NIOSSL
import Testing

@testable import Edge

/// Certificates of tests, made by openssl when they are needed.
struct Certificates {
    static let openssl = "/usr/bin/openssl"
    static let isPossible = FileManager.default.isExecutableFile(atPath: openssl)

    let folder: TemporaryFolder
    var files: CertificateFiles { CertificateFiles(chain: folder.path("chain.pem"), key: folder.path("key.pem")) }

    /// Makes a folder with a pair in it.
    init() async throws {
        folder = try TemporaryFolder()
        try await Self.make("chain.pem", "key.pem", in: folder)
    }

    /// Puts another pair in the place of the one that is there, one file after the other, and gives its certificate.
    func replace() async throws -> NIOSSLCertificate {
        try await Self.make("new-chain.pem", "new-key.pem", in: folder)
        for name in ["chain.pem", "key.pem"] {
            try folder.remove(name)
            try folder.rename("new-\(name)", to: name)
        }
        return try certificate()
    }

    /// The certificate that lies there now.
    func certificate() throws -> NIOSSLCertificate {
        try #require(try NIOSSLCertificate.fromPEMBytes(folder.read("chain.pem")).first)
    }

    /// Makes a pair for this machine, which vouches for itself.
    static func make(_ chain: String, _ key: String, in folder: TemporaryFolder) async throws {
        let status = try await run(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key,
                "-out", chain,
            ],
            in: folder
        )
        try #require(status == 0, "openssl makes certificates")
    }

    /// Runs openssl quietly, and tells its status.
    static func run(_ arguments: [String], in folder: TemporaryFolder) async throws -> Int32 {
        try await OutsideProgram.run(openssl, arguments, in: folder.path, isSilent: true)
    }
}
