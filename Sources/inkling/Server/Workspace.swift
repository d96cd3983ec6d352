internal import SQLite
internal import Storage

/// Opens what a workspace remembers, for the server and for the commands alike.
enum Workspace {
    /// Opens the database of a data folder and brings its tables up to date; makes it where nothing says that it was there.
    static func open(_ folder: DataFolder, matchesBySubject: Bool = false) async throws -> Store {
        try folder.refuseLostDatabase()
        let store = Store(database: try SQLiteDatabase(path: folder.database), matchesBySubject: matchesBySubject)
        try await store.migrate()
        return store
    }
}
