internal import Foundation
internal import GRDB
internal import Storage

/// One connection within one transaction.
///
/// Statements are prepared once per connection and kept.
struct SQLiteConnection: SQLConnection {
    let database: GRDB.Database
    let parameters: ParameterNotation

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        do {
            let statement = try prepared(sql)
            let places = Self.places(of: statement)
            var rows: [SQLRow] = []
            let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
            while let row = try cursor.next() {
                rows.append(SQLRow(places: places, values: (0..<row.count).map { SQLValue(row[$0] as DatabaseValue) }))
            }
            return rows
        } catch {
            throw Storage.DatabaseError(error)
        }
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        do {
            try prepared(sql).execute(arguments: Self.arguments(values))
            return database.changesCount
        } catch {
            throw Storage.DatabaseError(error)
        }
    }

    private func prepared(_ sql: String) throws -> Statement {
        try database.cachedStatement(sql: parameters.numbered(sql))
    }

    private static func places(of statement: Statement) -> [String: Int] {
        Dictionary(statement.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(values.map(\.databaseValue))
    }
}

extension SQLValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .blob([UInt8](data))
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}
