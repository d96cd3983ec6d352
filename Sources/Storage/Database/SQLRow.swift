internal import Tracking

/// One row of an answer; its columns are asked for by name.
///
/// Every question throws where the column is missing or of another type, so that a wrong statement is found by the
/// first test that runs it.
package struct SQLRow: Hashable, Sendable {
    private let columns: [String]
    private let values: [SQLValue]

    /// Takes the names of the columns, which the rows of one answer share, and the values.
    package init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column.
    package func value(_ column: String) throws(DatabaseError) -> SQLValue {
        // They are few, and their names short: looking through them is quicker than hashing one.
        guard let place = columns.firstIndex(of: column), place < values.count else { throw .unexpectedColumn(column) }
        return values[place]
    }
}

extension SQLRow {
    /// A text that may be missing.
    func optionalText(_ column: String) throws(DatabaseError) -> String? {
        switch try value(column) {
        case .text(let text): text
        case .null: nil
        default: throw .unexpectedColumn(column)
        }
    }

    /// A number that may be missing.
    func optionalNumber(_ column: String) throws(DatabaseError) -> Int64? {
        switch try value(column) {
        case .integer(let number): number
        case .null: nil
        default: throw .unexpectedColumn(column)
        }
    }

    /// Bytes that may be missing.
    func optionalBytes(_ column: String) throws(DatabaseError) -> [UInt8]? {
        switch try value(column) {
        case .blob(let bytes): bytes
        case .null: nil
        default: throw .unexpectedColumn(column)
        }
    }

    /// A moment that may be missing.
    func optionalInstant(_ column: String) throws(DatabaseError) -> Instant? {
        try optionalNumber(column).map(Instant.init(microseconds:))
    }

    /// An id that may be missing.
    func optionalID<Subject>(_ column: String) throws(DatabaseError) -> ID<Subject>? {
        guard let bytes = try optionalBytes(column) else { return nil }
        return try required(ID(bytes: bytes), column)
    }

    /// A text.
    func text(_ column: String) throws(DatabaseError) -> String {
        try required(optionalText(column), column)
    }

    /// A number.
    func number(_ column: String) throws(DatabaseError) -> Int {
        try required(optionalNumber(column).flatMap(Int.init(exactly:)), column)
    }

    /// A place among recipients or links.
    func ordinal(_ column: String) throws(DatabaseError) -> UInt16 {
        try required(optionalNumber(column).flatMap(UInt16.init(exactly:)), column)
    }

    /// A number with a fraction.
    func real(_ column: String) throws(DatabaseError) -> Double {
        switch try value(column) {
        case .real(let number): number
        case .integer(let number): Double(number)
        default: throw .unexpectedColumn(column)
        }
    }

    /// A claim, kept as 0 or 1.
    func truth(_ column: String) throws(DatabaseError) -> Bool {
        try number(column) != 0
    }

    /// Bytes.
    func bytes(_ column: String) throws(DatabaseError) -> [UInt8] {
        try required(optionalBytes(column), column)
    }

    /// A moment.
    func instant(_ column: String) throws(DatabaseError) -> Instant {
        try required(optionalInstant(column), column)
    }

    /// An id.
    func id<Subject>(_ column: String) throws(DatabaseError) -> ID<Subject> {
        try required(optionalID(column), column)
    }

    /// One of the words of an enum.
    func word<Word: RawRepresentable<String>>(
        _ column: String,
        _ type: Word.Type = Word.self
    ) throws(DatabaseError) -> Word {
        try required(Word(rawValue: text(column)), column)
    }

    /// One of the words of an enum that may be missing.
    func optionalWord<Word: RawRepresentable<String>>(_ column: String) throws(DatabaseError) -> Word? {
        guard let text = try optionalText(column) else { return nil }
        return try required(Word(rawValue: text), column)
    }

    private func required<Value>(_ value: Value?, _ column: String) throws(DatabaseError) -> Value {
        guard let value else { throw .unexpectedColumn(column) }
        return value
    }
}
