extension Store {
    /// Brings the data to the form that this program knows: numbered steps, each done once, kept or undone as a whole.
    ///
    /// - Throws: ``StoreError/dataTooNew(found:known:)`` before anything is touched, where a newer program wrote the data.
    package func migrate() async throws(StoreError) {
        try await migrate(through: Migration.all)
    }

    func migrate(through migrations: [Migration]) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                "CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL)"
            )
        }
        let done = try await read { sql, _ in try sql.lastMigration() }
        let known = migrations.map(\.number).max() ?? 0
        guard done <= known else { throw .dataTooNew(found: done, known: known) }
        for migration in migrations where migration.number > done {
            try await perform(migration)
        }
    }

    private func perform(_ migration: Migration) async throws(StoreError) {
        try await write { change in
            // Another process may have been quicker.
            guard try change.sql.lastMigration() < migration.number else { return }
            for statement in migration.statements {
                try change.sql.run(statement)
            }
            try change.sql.run(
                "INSERT INTO schema_migrations (number, at) VALUES ($1, $2)",
                migration.number,
                change.now
            )
        }
    }
}

extension SQLConnection {
    fileprivate func lastMigration() throws -> Int {
        try row("SELECT COALESCE(MAX(number), 0) AS number FROM schema_migrations")?.number("number") ?? 0
    }
}
