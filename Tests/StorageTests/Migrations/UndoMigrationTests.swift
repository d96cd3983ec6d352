internal import Engagement
internal import SQLite
internal import Testing
internal import Tracking

@testable internal import Storage

/// The step with which sending can be undone in new workspaces.
@Suite struct UndoMigrationTests {
    @Test(arguments: [true, false])
    func aWorkspaceInUseKeepsWhatItHad(isInUse: Bool) async throws {
        let store = Store(database: try SQLiteDatabase.inMemory())
        try await store.migrate(through: Migration.all.filter { $0.number < 45 })
        if isInUse {
            try await store.addUser(name: "Ada", address: "ada@seller.test", role: .seller, passwordHash: "-")
        }

        try await store.migrate()

        #expect(try await store.settings().undoSeconds == (isInUse ? 0 : 10))
    }
}
