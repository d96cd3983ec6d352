internal import GRDB
internal import GRDBSQLite
internal import Storage

/// One connection within one transaction.
///
/// Statements are prepared once per connection and kept, by GRDB; they are bound and stepped through here, for what comes in
/// and goes out are values of storage, and taking them for GRDB's costs more than SQLite does.
struct SQLiteConnection: SQLConnection {
    private let database: GRDB.Database
    private let shelf: StatementShelf

    init(database: GRDB.Database) {
        self.database = database
        shelf = StatementShelf(database)
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try step(sql, values) { statement in
            let columns = statement.columnNames
            rows.append(SQLRow(columns: columns, values: columns.indices.map { statement.value(ofColumn: Int32($0)) }))
        }
        return rows
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try step(sql, values) { _ in }
        return database.changesCount
    }

    private func step(_ sql: String, _ values: [SQLValue], _ each: (Statement) -> Void) throws(Storage.DatabaseError) {
        do {
            let entry = try shelf.entry(sql)
            let statement = entry.statement
            // All texts and blobs lie in one piece of memory until the statement is done, so that SQLite copies none.
            let size = values.reduce(0) { $0 + $1.byteCount }
            try withUnsafeTemporaryAllocation(byteCount: max(1, size), alignment: 1) { memory in
                defer { statement.release() }
                try statement.bind(values, by: entry.numbers, in: memory)
                while try statement.step() { each(statement) }
            }
        } catch {
            throw Storage.DatabaseError(error)
        }
    }
}

extension SQLValue {
    fileprivate var byteCount: Int {
        switch self {
        case .null, .integer, .real: 0
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        }
    }
}

extension Statement {
    /// Binds to each parameter the value that `numbers` says, counted from 1; `memory` holds texts and blobs.
    fileprivate func bind(_ values: [SQLValue], by numbers: [Int], in memory: UnsafeMutableRawBufferPointer) throws {
        var rest = memory
        for (place, number) in zip(Int32(1)..., numbers) {
            guard values.indices.contains(number - 1) else {
                throw Storage.DatabaseError.failed("a parameter has no value: \(sql)")
            }
            try check(bind(values[number - 1], at: place, in: &rest))
        }
    }

    private func bind(_ value: SQLValue, at place: Int32, in memory: inout UnsafeMutableRawBufferPointer) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(sqliteStatement, place)
        case .integer(let number): return sqlite3_bind_int64(sqliteStatement, place, number)
        case .real(let number): return sqlite3_bind_double(sqliteStatement, place, number)
        case .text(let text):
            let bytes = memory.take(text.utf8)
            return sqlite3_bind_text(
                sqliteStatement,
                place,
                bytes.assumingMemoryBound(to: CChar.self).baseAddress,
                Int32(bytes.count),
                nil
            )
        case .blob(let blob):
            guard !blob.isEmpty else { return sqlite3_bind_zeroblob(sqliteStatement, place, 0) }
            let bytes = memory.take(blob)
            return sqlite3_bind_blob(sqliteStatement, place, bytes.baseAddress, Int32(bytes.count), nil)
        }
    }

    /// Goes on to the next row; `false` where there is none.
    fileprivate func step() throws -> Bool {
        switch sqlite3_step(sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Makes it ready for the next one who needs it, and lets go of the values.
    fileprivate func release() {
        sqlite3_reset(sqliteStatement)
        sqlite3_clear_bindings(sqliteStatement)
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func failure(_ code: Int32) -> GRDB.DatabaseError {
        let message = sqlite3_errmsg(sqlite3_db_handle(sqliteStatement)).map { String(cString: $0) }
        return GRDB.DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }

    fileprivate func value(ofColumn place: Int32) -> SQLValue {
        switch sqlite3_column_type(sqliteStatement, place) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(sqliteStatement, place))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(sqliteStatement, place))
        case SQLITE_TEXT:
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(sqliteStatement, place),
                count: Int(sqlite3_column_bytes(sqliteStatement, place))
            )
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(sqliteStatement, place)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(sqliteStatement, place)))
            return .blob([UInt8](bytes))
        default: return .null
        }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Writes bytes at the beginning, and goes on behind them.
    fileprivate mutating func take(_ bytes: some Collection<UInt8>) -> UnsafeMutableRawBufferPointer {
        let taken = UnsafeMutableRawBufferPointer(rebasing: self[..<bytes.count])
        taken.copyBytes(from: bytes)
        self = UnsafeMutableRawBufferPointer(rebasing: self[bytes.count...])
        return taken
    }
}
