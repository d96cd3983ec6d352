import ArgumentParser
import Delivery
import Foundation
import Testing

@testable import inkling

struct DKIMCommandTests {
    private let folder: DataFolder

    init() throws {
        folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-dkim-\(UUID().uuidString)")
    }

    private func run(_ arguments: String...) async throws {
        let parsed = try Inkling.parseAsRoot(["dkim"] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)
        try await command.run()
    }

    @Test func makesKeysOfBothKinds() async throws {
        try await run("new", "--domain", "seller.test", "--selector", "r")
        try await run("new", "--domain", "seller.test", "--selector", "e", "--algorithm", "ed25519")

        let keys = try DKIMKeyFolder(path: folder.signingKeys).keys()
        #expect(keys.map(\.name.record) == ["e._domainkey.seller.test", "r._domainkey.seller.test"])
        #expect(keys.map(\.algorithm) == [.ed25519, .rsa])
        await #expect(throws: ExitCode.failure) { try await run("new", "--domain", "seller.test", "--selector", "r") }
    }

    @Test(arguments: ["-s.", "a b", "a/../b", "münchen", ""])
    func refusesWhatIsNoName(selector: String) {
        #expect(throws: (any Error).self) {
            try Inkling.parseAsRoot(["dkim", "new", "--domain", "seller.test", "--selector=\(selector)"])
        }
    }

    @Test func splitsTheRecordIntoStringsThatDNSTakes() throws {
        let name = try #require(DKIMName(domain: "seller.test", selector: "s"))
        let key = try DKIMKey.new(name, .rsa)

        let record = DKIMLine(key).record

        #expect(record.hasPrefix("s._domainkey.seller.test.\tIN\tTXT\t( \"v=DKIM1; k=rsa; p=MII"))
        let strings = record.split(separator: "\"").filter { !$0.hasPrefix(" ") && !$0.contains("\t") }
        #expect(strings.map(\.utf8.count).max() == 255)
        #expect(strings.joined() == key.publicRecord)
    }
}
