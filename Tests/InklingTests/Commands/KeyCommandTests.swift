import ArgumentParser
import Edge
import Foundation
import Storage
import Testing
import Tracking

@testable import inkling

struct KeyCommandTests {
    private let folder: DataFolder

    init() throws {
        folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-keys-\(UUID().uuidString)")
    }

    private func run(_ arguments: String...) async throws {
        let parsed = try Inkling.parseAsRoot(["key"] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)
        try await command.run()
    }

    private func states() throws -> [KeyState] {
        try KeyFolder(path: folder.keys).load().keys.map(\.state)
    }

    @Test func rotatesRetiresRevokesAndReinstates() async throws {
        try await run("rotate")
        #expect(try states() == [.active, .active])

        try await run("retire", "1")
        #expect(try states() == [.retired, .active])

        try await run("revoke", "1")
        #expect(try states() == [.revoked, .active])

        try await run("retire", "1", "--reinstate")
        #expect(try states() == [.retired, .active])
        #expect(!FileManager.default.fileExists(atPath: folder.database), "keys need no database")
    }

    @Test func standsInTheAuditLogWhereThereIsOne() async throws {
        let store = try await Workspace.open(folder)

        try await run("rotate")
        try await run("retire", "1")
        try await run("retire", "1")
        try await run("revoke", "1")

        let entries = try await store.auditEntries(before: nil, limit: 9)
        #expect(entries.map(\.action) == [.keyRevoked, .keyRetired, .keyMade], "what changes nothing is not noted")
        #expect(entries.map(\.subject) == ["1", "1", "2"])
        #expect(entries.allSatisfy { $0.user == nil })
    }

    @Test(arguments: [["retire", "1"], ["revoke", "1"], ["retire", "7"]])
    func refusesWithStatusOneAndChangesNothing(arguments: [String]) async throws {
        let parsed = try Inkling.parseAsRoot(["key"] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)

        await #expect(throws: ExitCode.failure) { try await command.run() }
        #expect(try states() == [.active])
    }

    @Test func refusesToOpenARevokedKeyByAccident() async throws {
        try await run("rotate")
        try await run("revoke", "1")

        await #expect(throws: ExitCode.failure) { try await run("retire", "1") }
        #expect(try states() == [.revoked, .active])
    }

    @Test func tellsEverythingButTheSecret() throws {
        let secret = [UInt8](repeating: 65, count: SealingKey.secretLength)
        let key = try #require(
            SealingKey(id: KeyID(rawValue: 3), state: .active, madeAt: Instant(microseconds: 0), secret: secret)
        )

        let line = KeyLine(key, seals: true)

        #expect(line.words == "3\tactive\tmade 1970-01-01T00:00:00.000Z\tseals new mail")
        #expect(
            try line.json() == #"{"id":3,"madeAt":"1970-01-01T00:00:00.000Z","seals":true,"state":"active"}"#
        )
    }
}
