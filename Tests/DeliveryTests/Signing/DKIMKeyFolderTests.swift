import Foundation
import Logging
import Testing

@testable import Delivery

struct DKIMKeyFolderTests {
    private let folder = DKIMKeyFolder(path: NSTemporaryDirectory() + "inkling-dkim-keys-\(UUID().uuidString)/dkim")

    private func name(_ selector: String, _ domain: String = "seller.test") throws -> DKIMName {
        try #require(DKIMName(domain: domain, selector: selector))
    }

    private func put(_ text: String, as name: String, mode: Int = 0o600) throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let path = "\(folder.path)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test(arguments: DKIMAlgorithm.allCases)
    func keepsAKeyThatNobodyElseReads(algorithm: DKIMAlgorithm) throws {
        #expect(try folder.keys().isEmpty)

        let made = try folder.add(try name("S1.eu"), algorithm)

        let kept = try #require(try folder.keys().first)
        #expect(kept.name.record == "s1.eu._domainkey.seller.test")
        #expect(kept.algorithm == algorithm)
        #expect(kept.publicRecord == made.publicRecord)
        let path = "\(folder.path)/s1.eu._domainkey.seller.test.pem"
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int == 0o700)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test func replacesNoKey() throws {
        let made = try folder.add(try name("s"), .ed25519)

        #expect(throws: DKIMKeyError.taken(path: "\(folder.path)/s._domainkey.seller.test.pem")) {
            try folder.add(try name("s"), .rsa)
        }
        #expect(try folder.keys().map(\.publicRecord) == [made.publicRecord])
    }

    // Made by: openssl genpkey -algorithm ed25519
    @Test func readsWhatOpensslMakes() throws {
        let pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----

            """
        let key = try #require(DKIMKey(name: try name("s"), pem: pem))

        // RFC 8463 appendix A.2 has this pair.
        #expect(key.publicRecord == "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        #expect(key.pem == pem)
    }

    @Test func refusesWhatIsNoKey() throws {
        let path = "\(folder.path)/s._domainkey.seller.test.pem"
        try put("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", as: "s._domainkey.seller.test.pem")
        #expect(throws: DKIMKeyError.malformed(path: path)) { try folder.keys() }

        try put("", as: "s._domainkey.seller.test.pem", mode: 0o640)
        #expect(throws: DKIMKeyError.exposed(path: path)) { try folder.keys() }

        try FileManager.default.removeItem(atPath: path)
        try put("", as: "my key.pem")
        #expect(throws: DKIMKeyError.misnamed(path: "\(folder.path)/my key.pem")) { try folder.keys() }
    }

    @Test func followsItsFolderAndHoldsTheLastKeys() throws {
        let reader = try DKIMKeyReader(folder: folder, logger: Logger(label: "test"))
        #expect(reader.keys.isEmpty)

        _ = try folder.add(try name("a"), .ed25519)
        reader.refresh()
        #expect(reader.keys.map(\.name.selector) == ["a"])

        try put("half", as: "b._domainkey.seller.test.pem")
        reader.refresh()
        #expect(reader.keys.map(\.name.selector) == ["a"])

        try FileManager.default.removeItem(atPath: "\(folder.path)/b._domainkey.seller.test.pem")
        try FileManager.default.removeItem(atPath: "\(folder.path)/a._domainkey.seller.test.pem")
        reader.refresh()
        #expect(reader.keys.isEmpty)
    }
}
