internal import GRDB
internal import GRDBSQLite
internal import Storage

/// The statements that one transaction used so far, so that it looks for each only once.
///
/// GRDB keeps prepared statements by their text, and so reads all of it each time; a batch of hits runs the same dozen of
/// statements thousands of times. Here one is found by where its text lies: the shelf holds the text, so nothing else can come
/// to lie there.
final class StatementShelf {
    /// A prepared statement, and which value each of its parameters takes, in the order in which SQLite counts them.
    struct Entry {
        let sql: String
        let statement: Statement
        let numbers: [Int]
    }

    private struct Place: Hashable {
        let start: UInt
        let count: Int
    }

    private let database: GRDB.Database
    private var entries: [Place: Entry] = [:]

    /// Shorter texts lie within the variable that holds them, so their place says nothing.
    private static let shortest = 16

    init(_ database: GRDB.Database) {
        self.database = database
    }

    /// The prepared statement of a text.
    func entry(_ sql: String) throws -> Entry {
        guard let place = Self.place(of: sql) else { return try prepared(sql) }
        if let known = entries[place] { return known }
        let entry = try prepared(sql)
        entries[place] = entry
        return entry
    }

    private static func place(of sql: String) -> Place? {
        sql.utf8.withContiguousStorageIfAvailable { text in
            guard text.count >= shortest, let start = text.baseAddress else { return nil }
            return Place(start: UInt(bitPattern: start), count: text.count)
        } ?? nil
    }

    private func prepared(_ sql: String) throws -> Entry {
        let statement = try database.cachedStatement(sql: sql)
        let count = sqlite3_bind_parameter_count(statement.sqliteStatement)
        let numbers = try (0..<count).map { place in
            guard let number = statement.number(ofParameter: place + 1) else {
                throw Storage.DatabaseError.failed("a parameter has no number: \(sql)")
            }
            return number
        }
        return Entry(sql: sql, statement: statement, numbers: numbers)
    }
}

extension Statement {
    /// The `n` of `$n`.
    ///
    /// SQLite takes `$1` for a *name*, and counts parameters in the order in which the names appear:
    /// `SELECT $2, $1` with values in order would silently swap them (docs/decisions/004-one-sql-two-engines.md).
    fileprivate func number(ofParameter place: Int32) -> Int? {
        sqlite3_bind_parameter_name(sqliteStatement, place).flatMap { Int(String(cString: $0).dropFirst()) }
    }
}
