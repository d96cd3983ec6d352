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
            // By hand: what adds users today knows columns that came later.
            try await store.write { change in
                try change.sql.run(
                    """
                    INSERT INTO users (id, name, address, address_key, role, password_hash, wishes_following, is_active, created_at)
                    VALUES ($1, 'Ada', 'ada@seller.test', 'ada@seller.test', 'seller', '-', 1, 1, $2)
                    """,
                    UserID.new(at: change.now),
                    change.now
                )
            }
        }

        try await store.migrate()

        #expect(try await store.settings().undoSeconds == (isInUse ? 0 : 10))
    }
}
