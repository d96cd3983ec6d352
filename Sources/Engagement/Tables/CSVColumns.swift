/// Where a table has the columns that its first row names.
package struct CSVColumns: Hashable, Sendable {
    private let names: [String]
    /// The line of the first row.
    private let line: Int

    /// Reads the first row.
    ///
    /// Names are told apart without regard to case, and to blanks around them.
    package init(_ row: CSVRow) {
        names = row.fields.map { $0.trimmed.lowercased() }
        line = row.line
    }

    /// The names of all columns, in order.
    package var all: [String] { names }

    /// Where the column with one of these names stands, the first that there is; `nil` where there is none.
    package func place(_ names: String...) throws(CSVError) -> Int? {
        try place(anyOf: names)
    }

    /// The same for names that come in a list.
    package func place(anyOf names: [String]) throws(CSVError) -> Int? {
        for name in names {
            guard let place = self.names.firstIndex(of: name) else { continue }
            try refuseDoubled { $0 == name }
            return place
        }
        return nil
    }

    /// Where a column stands that a table needs.
    package func place(needed name: String) throws(CSVError) -> Int {
        guard let place = try place(name) else {
            throw CSVError(line: line, .missingColumn(name, found: names))
        }
        return place
    }

    /// Throws where two columns have the same name, and it is one of those that are read: which is meant can't be told.
    package func refuseDoubled(where isRead: (String) -> Bool) throws(CSVError) {
        for (place, name) in names.enumerated() where !name.isEmpty && names[..<place].contains(name) && isRead(name) {
            throw CSVError(line: line, .sameColumn(name))
        }
    }

    /// The field of a row in a column, without blanks around it; empty where the row ends before.
    package func field(_ row: CSVRow, _ place: Int) -> String {
        row.fields.indices.contains(place) ? row.fields[place].trimmed : ""
    }

    /// Throws where a row has more fields than the table has columns: then its fields can't be told.
    package func check(_ row: CSVRow) throws(CSVError) {
        guard row.fields.count > names.count, row.fields[names.count...].contains(where: { !$0.isEmpty }) else {
            return
        }
        throw CSVError(line: row.line, .tooManyFields(row.fields.count, columns: names.count))
    }
}

extension String {
    /// Without blanks before and behind.
    fileprivate var trimmed: String {
        // Nearly no field has any: looking costs less than cutting.
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
        return String(self[(firstIndex { !$0.isWhitespace } ?? end)..<end])
    }
}
