import Engagement
import Foundation
import Storage
import Testing
import Web

@testable import inkling

struct DemoTests {
    private let folder: DataFolder
    private let store: Store

    init() async throws {
        folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-demo-\(UUID().uuidString)")
        store = try await Workspace.open(folder)
    }

    private func isFilled(with login: DemoLogin) async throws -> Bool {
        let found = try #require(try await store.user(address: login.address))
        let people = try await store.contacts(matching: "", after: nil, limit: 100)
        let isRight = try await Passwords().verify(login.password, against: found.passwordHash)
        return try await store.settings().isFollowingOn && people.count == DemoCast.people.count + 1 && isRight
    }

    @Test func fillsAnEmptyWorkspaceOnce() async throws {
        let demo = Demo(folder: folder, store: store)

        let login = try await demo.fill()
        #expect(try await isFilled(with: login))
        #expect(try await store.teams().map(\.members) == [2, 1])
        var settings = try await store.settings()
        settings.isFollowingOn = false
        try await store.updateSettings(settings, by: nil)

        #expect(try await demo.fill() == login)
        #expect(try await store.settings().isFollowingOn == false)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.demoLogin)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    enum Interruption: CaseIterable {
        case whileThePasswordWasSaved
        case beforeAnythingWasFilled
        case amongThePeople
    }

    @Test(arguments: Interruption.allCases)
    func startsAfterAnInterruptedFirstStart(at interruption: Interruption) async throws {
        let saved = interruption == .whileThePasswordWasSaved ? "" : "abcd-efgh-jkmn\n"
        try saved.write(toFile: folder.demoLogin, atomically: false, encoding: .utf8)
        if interruption == .amongThePeople {
            try await store.updateSettings(WorkspaceSettings(isFollowingOn: true), by: nil)
            _ = try await store.addContact(name: "Maria Ochoa", address: "maria@ochoa-drinks.example")
        }

        let login = try await Demo(folder: folder, store: store).fill()

        #expect(try await isFilled(with: login))
        #expect(try await store.teams().count == 2)
        #expect(saved.isEmpty || login.password == "abcd-efgh-jkmn")
    }

    @Test func leavesARealWorkspaceAlone() async throws {
        try await store.addUser(name: "Ada", address: "ada@seller.example", role: .seller, passwordHash: "-")

        await #expect(throws: SettingsError.self) { try await Demo(folder: folder, store: store).fill() }
        #expect(!FileManager.default.fileExists(atPath: folder.demoLogin))
        #expect(try await store.users().count == 1)
    }
}
