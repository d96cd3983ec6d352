import ArgumentParser
import Engagement
import Foundation
import Mail
import Storage
import Testing

@testable import inkling

struct UserCommandTests {
    private let folder: DataFolder
    private let store: Store

    init() async throws {
        folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-users-\(UUID().uuidString)")
        store = try await Workspace.open(folder)
        try await store.addUser(name: "Ada", address: "ada@seller.example", role: .seller, passwordHash: "-")
    }

    private func run(_ arguments: String...) async throws {
        let parsed = try Inkling.parseAsRoot(["user"] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)
        try await command.run()
    }

    private func ada() async throws -> User {
        try #require(try await store.user(address: "ada@seller.example")).user
    }

    @Test func shutsAUserOutAndLetsThemInAgain() async throws {
        try await run("deactivate", "ada@seller.example")
        #expect(try await ada().isActive == false)

        try await run("activate", "ADA@seller.example")
        #expect(try await ada().isActive)
        let actions = try await store.auditEntries(before: nil, limit: 9).map(\.action)
        #expect(actions.filter { $0 == .userActivityChanged }.count == 2)
    }

    @Test func givesAUserOneMoreAddressToSendFrom() async throws {
        try await run("allow", "ada@seller.example", "--sender", "sales@seller.example")

        let addresses = try await store.senderAddresses(of: ada().id).map(\.address)
        #expect(addresses == ["ada@seller.example", "sales@seller.example"])
        #expect(try await store.auditEntries(before: nil, limit: 9).map(\.action).contains(.senderAddressAdded))
    }

    @Test func givesAUserARoleAndATeamAndTakesThemOut() async throws {
        let team = try await store.addTeam(name: "North")

        try await run("change", "ADA@seller.example", "--role", "teamManager", "--team", "north")
        #expect(try await ada().role == .teamManager)
        #expect(try await ada().team == team.id)

        try await run("change", "ada@seller.example", "--no-team")
        #expect(try await ada().role == .teamManager)
        #expect(try await ada().team == nil)
        let actions = try await store.auditEntries(before: nil, limit: 9).map(\.action)
        #expect(actions.filter { $0 == .userTeamChanged }.count == 2)
    }

    @Test func namesTeamsOnTheCommandLine() async throws {
        func team(_ arguments: String...) async throws {
            let parsed = try Inkling.parseAsRoot(["team"] + arguments + ["--data-folder", folder.path])
            var command = try #require(parsed as? any AsyncParsableCommand)
            try await command.run()
        }

        try await team("add", "North")
        try await team("rename", "NORTH", "South")
        #expect(try await store.teams().map(\.name) == ["South"])
        try await team("list")
        await #expect(throws: ExitCode.failure) { try await team("add", "south") }
        await #expect(throws: ExitCode.failure) { try await team("remove", "North") }
        try await run("change", "ada@seller.example", "--team", "South")
        await #expect(throws: ExitCode.failure) { try await team("remove", "South") }
        #expect(try await ada().team != nil)
        try await run("change", "ada@seller.example", "--no-team")
        try await team("remove", "South")
        #expect(try await store.teams().isEmpty)
    }

    @Test(arguments: [
        ["change", "ada@seller.example"], ["change", "ada@seller.example", "--role", "king"],
        ["change", "ada@seller.example", "--team", "North", "--no-team"],
    ])
    func wrongUsageIsNotRead(arguments: [String]) {
        #expect(throws: (any Error).self) {
            try Inkling.parseAsRoot(["user"] + arguments + ["--data-folder", folder.path])
        }
    }

    @Test(arguments: [
        ["deactivate", "nobody@seller.example"], ["activate", "nobody@seller.example"],
        ["allow", "nobody@seller.example", "--sender", "x@seller.example"],
        ["allow", "ada@seller.example", "--sender", "nonsense"],
        ["change", "nobody@seller.example", "--role", "seller"], ["change", "ada@seller.example", "--team", "Nowhere"],
    ])
    func saysWhatIsWrongWithStatusOne(arguments: [String]) async throws {
        let parsed = try Inkling.parseAsRoot(["user"] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)

        await #expect(throws: ExitCode.failure) { try await command.run() }
    }
}
