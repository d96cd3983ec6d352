import ArgumentParser
import Engagement
import Foundation
import Storage
import Testing
import Web

@testable import inkling

struct DemoCommandTests {
    private let path = NSTemporaryDirectory() + "inkling-scale-\(UUID().uuidString)"

    private func run(_ arguments: String...) async throws {
        let parsed = try Inkling.parseAsRoot(["demo"] + arguments + ["--data-folder", path])
        var command = try #require(parsed as? any AsyncParsableCommand)
        try await command.run()
    }

    @Test func fillsAnEmptyFolderThatTheDemoThenServes() async throws {
        try await run("--scale", "0.0001")

        let folder = try DataFolder.existing(path)
        let store = try await Workspace.open(folder)
        let login = try await Demo(folder: folder, store: store).fill()
        let found = try #require(try await store.user(address: login.address))
        #expect(found.user.role == .administrator)
        #expect(try await Passwords().verify(login.password, against: found.passwordHash))
        // Nothing was added by the demo's own filling.
        #expect(try await store.contact(address: "maria@ochoa-drinks.example") == nil)
        #expect(try await store.emails(EmailQuery(scope: .all), viewer: found.user.viewer).count == 50)
    }

    @Test func withoutAFactorItFillsTheSmallDemo() async throws {
        try await run()

        let folder = try DataFolder.existing(path)
        let store = try await Workspace.open(folder)
        let login = try await Demo(folder: folder, store: store).fill()
        let found = try #require(try await store.user(address: login.address))
        #expect(try await Passwords().verify(login.password, against: found.passwordHash))
        let query = EmailQuery(scope: .all, arrival: .answered, limit: 1)
        #expect(try await store.emails(query, viewer: found.user.viewer).count == 1)
        let sent = try await store.emails(EmailQuery(scope: .all, limit: 1), viewer: found.user.viewer).map(\.id)

        // A second time it leaves everything as it is.
        try await run()
        #expect(try await store.emails(EmailQuery(scope: .all, limit: 1), viewer: found.user.viewer).map(\.id) == sent)
    }

    @Test func leavesAFolderAloneThatHoldsSomething() async throws {
        let folder = try DataFolder.open(path)
        try "mine".write(toFile: folder.path + "/notes", atomically: true, encoding: .utf8)

        await #expect(throws: ExitCode.failure) { try await run("--scale", "0.0001") }

        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["notes"])
    }

    @Test(arguments: [["--scale", "0"], ["--scale", "11"], ["--scale", "much"]])
    func saysWhichFactorsThereAre(arguments: [String]) {
        #expect(throws: (any Error).self) { try Inkling.parseAsRoot(["demo"] + arguments) }
    }

    @Test func fullSizeNeedsNoFactor() throws {
        let command = try #require(try Inkling.parseAsRoot(["demo", "--scale"]) as? DemoCommand)

        #expect(command.scale == 1)
    }
}
