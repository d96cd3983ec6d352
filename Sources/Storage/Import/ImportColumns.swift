package import Engagement

/// What each column of a table of people says; `nil` for columns that are left out.
package struct ImportColumns: Hashable, Sendable {
    /// Column by column.
    package private(set) var fields: [ImportField?]

    /// Takes them as somebody chose them.
    package init(_ fields: [ImportField?]) {
        self.fields = fields
    }

    /// Guesses by what the columns are called, and by what stands in them where the name says nothing.
    package static func guessed(from headers: [String], rows: some Sequence<CSVRow>) -> ImportColumns {
        var columns = ImportColumns(headers.map { ImportField.usualNames[plain($0)] })
        let samples = Array(rows.prefix(20))
        for place in headers.indices where columns.fields[place] == nil {
            let values = samples.compactMap { $0.fields.indices.contains(place) ? $0.fields[place] : nil }
                .filter { !$0.isEmpty }
            let isAddress = !values.isEmpty && values.allSatisfy { $0.contains("@") && !$0.contains(" ") }
            if isAddress {
                columns.fields[place] = .address
            } else if plain(headers[place]) == "address" || plain(headers[place]) == "adresse" {
                columns.fields[place] = .postalAddress
            }
        }
        columns.leaveOutRepeated()
        return columns
    }

    /// The first column that says something counts; a second address is a further one.
    private mutating func leaveOutRepeated() {
        var seen: Set<ImportField> = []
        for (place, field) in fields.enumerated() {
            guard let field, !field.mayRepeat, !seen.insert(field).inserted else { continue }
            fields[place] = field == .address ? .otherAddresses : nil
        }
    }

    /// Why no table can be read like that, as a sentence; `nil` where it can.
    package var problem: String? {
        var seen: Set<ImportField> = []
        for case let field? in fields where !field.mayRepeat && !seen.insert(field).inserted {
            return "Two columns are to be “\(field.rawValue)”. Leave one of them out."
        }
        guard seen.contains(.address) else {
            return "No column has the addresses. Say which one does: nobody can be added without."
        }
        return nil
    }

    /// What a row says of one thing, without blanks around it; empty where it says nothing.
    func value(_ field: ImportField, in row: CSVRow) -> String {
        values(field, in: row).first ?? ""
    }

    /// What a row says in each column that says that.
    func values(_ field: ImportField, in row: CSVRow) -> [String] {
        fields.indices.filter { fields[$0] == field && row.fields.indices.contains($0) }
            .map { CSVText.original(row.fields[$0].trimmed) }
    }

    /// The first column that says that.
    func place(_ field: ImportField) -> Int? { fields.firstIndex(of: field) }

    private static func plain(_ header: String) -> String {
        header.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
