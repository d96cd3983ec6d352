import Foundation
import Testing

@testable import Edge
@testable import Tracking

@Suite(.enabled(if: Certificates.isPossible, "openssl is missing; scripts/setup test installs it"))
struct CertificateReaderTests {
    private let ear = Ear()

    private func reader(_ certificates: Certificates) throws -> CertificateReader {
        try CertificateReader(files: certificates.files, logger: ear.logger)
    }

    @Test func takesOverANewPair() async throws {
        let certificates = try await Certificates()
        let reader = try reader(certificates)

        reader.refresh()
        #expect(ear.lines == [])
        _ = try await certificates.replace()
        for _ in 0..<3 { reader.refresh() }

        #expect(ear.lines.count == 1)
        #expect(ear.lines.first?.hasPrefix("notice: New connections get the new certificate") == true)
    }

    @Test func tellsWhenItsTimeIsOver() async throws {
        let reader = try reader(try await Certificates())
        let journals = try Journals()
        let metrics = EdgeMetrics(
            journal: try journals.open(),
            counters: journals.counters,
            certificates: reader
        )

        // openssl made it for two days.
        let days = Double(reader.expiry.microseconds - Instant(Date()).microseconds) / 86_400_000_000
        #expect((1.9...2).contains(days))
        let figure = "inkling_certificate_expires_timestamp_seconds \(reader.expiry.microseconds / 1_000_000)\n"
        #expect(metrics.text(IntakeStanding()).contains(figure))
    }

    @Test func holdsTheLastPairUntilAWholeOneIsThere() async throws {
        let certificates = try await Certificates()
        let folder = certificates.folder
        let reader = try reader(certificates)
        let refusal = "warning: The new certificate can't be used, the last one holds"
        try await Certificates.make("new.pem", "new-key.pem", in: folder)
        let whole = try folder.read("new.pem")

        try folder.write(Array(whole.prefix(whole.count / 2)), to: "chain.pem")
        for _ in 0..<3 { reader.refresh() }
        #expect(ear.lines == [refusal])
        try folder.write(whole, to: "chain.pem")
        for _ in 0..<3 { reader.refresh() }
        #expect(ear.lines == [refusal, refusal], "the key is still the old one")
        try folder.remove("key.pem")
        for _ in 0..<3 { reader.refresh() }
        #expect(ear.lines == [refusal, refusal, refusal])
        try folder.rename("new-key.pem", to: "key.pem")
        for _ in 0..<3 { reader.refresh() }

        #expect(ear.lines.count == 4 && ear.lines.last?.hasPrefix("notice: ") == true)
    }

    @Test func namesWhatIsWrongWithAPair() async throws {
        let certificates = try await Certificates()
        let folder = certificates.folder
        let (chain, key) = (folder.path("chain.pem"), folder.path("key.pem"))
        try await Certificates.make("other.pem", "other-key.pem", in: folder)
        let arguments = ["ec", "-in", "other-key.pem", "-aes128", "-passout", "pass:secret", "-out", "locked.pem"]
        #expect(try await Certificates.run(arguments, in: folder) == 0)

        let wrong: [(CertificateFiles, CertificateError)] = [
            (
                CertificateFiles(chain: chain, key: folder.path("other-key.pem")),
                .mismatched(
                    chain: chain,
                    key: folder.path("other-key.pem")
                )
            ),
            (CertificateFiles(chain: key, key: key), .noCertificates(path: key)),
            (CertificateFiles(chain: chain, key: folder.path("locked.pem")), .noKey(path: folder.path("locked.pem"))),
            (
                CertificateFiles(chain: "/nowhere", key: key),
                .unreadable(
                    path: "/nowhere",
                    reason: "No such file or directory"
                )
            ),
        ]
        for (files, error) in wrong {
            #expect(throws: error) { try CertificateReader(files: files, logger: ear.logger) }
            #expect("\(error)".contains("/"), "it names the file")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        #expect(throws: CertificateError.exposed(path: key)) { try reader(certificates) }
        #expect("\(CertificateError.exposed(path: key))".contains("chmod 600"))
    }

    @Test func whatStandsBehindTheCertificateIsSentWithIt() async throws {
        let certificates = try await Certificates()
        let folder = certificates.folder
        try await Certificates.make("other.pem", "other-key.pem", in: folder)
        let both = try folder.read("chain.pem") + folder.read("other.pem")

        try folder.write(both, to: "chain.pem")
        _ = try reader(certificates)
        try folder.write(Array(both.dropLast(40)), to: "chain.pem")

        #expect(throws: CertificateError.noCertificates(path: folder.path("chain.pem"))) { try reader(certificates) }
    }
}
