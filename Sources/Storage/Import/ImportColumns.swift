package import Engagement

/// What each column of a table says; `nil` for columns that are left out.
package struct ImportColumns: Hashable, Sendable {
    /// What it is a table of.
    package let kind: RecordKind
    /// Column by column.
    package private(set) var fields: [ImportField?]

    /// Takes them as somebody chose them; what such a table can't say is left out.
    package init(_ fields: [ImportField?], of kind: RecordKind) {
        self.kind = kind
        let known = ImportField.fields(of: kind)
        self.fields = fields.map { field in field.flatMap { known.contains($0) ? $0 : nil } }
    }

    /// Guesses by what the columns are called, and by what stands in them where the name says nothing.
    package static func guessed(
        from headers: [String],
        rows: some Sequence<CSVRow>,
        of kind: RecordKind
    ) -> ImportColumns {
        var columns = ImportColumns(headers.map { ImportField.usual(plain($0), in: kind) }, of: kind)
        let samples = Array(rows.prefix(20))
        for place in headers.indices {
            let values = samples.compactMap { $0.fields.indices.contains(place) ? $0.fields[place] : nil }
                .filter { !$0.isEmpty }
            columns.fields[place] = columns.believed(place, called: plain(headers[place]), saying: values)
        }
        columns.leaveOutRepeated()
        if columns.place(.consent) == nil {
            // How somebody agreed says nothing without the day.
            columns.fields = columns.fields.map { $0 == .consentManner || $0 == .consentWords ? nil : $0 }
        }
        return columns
    }

    /// What a column says, by its name and what stands in it.
    private func believed(_ place: Int, called name: String, saying values: [String]) -> ImportField? {
        switch (fields[place], kind) {
        case (.people?, _):
            // Names of people are no addresses, and nobody could be found by them.
            return values.isEmpty || values.contains { $0.contains("@") } ? .people : nil
        case (let field?, _): return field
        case (nil, .contact) where !Self.namesColleague(name) && Self.areAddresses(values): return .address
        case (nil, .contact), (nil, .account):
            return name == "address" || name == "adresse" ? .postalAddress : nil
        // Addresses alone don't tell the customer's people from those who sell to them.
        case (nil, .opportunity): return nil
        }
    }

    private static func areAddresses(_ values: [String]) -> Bool {
        !values.isEmpty && values.allSatisfy { $0.contains("@") && !$0.contains(" ") }
    }

    /// Whether a column has those who look after somebody, by its name: their addresses are not that person's.
    private static func namesColleague(_ name: String) -> Bool {
        name == "rep" || ["owner", "createdby", "modifiedby", "assigned", "salesrep"].contains { name.contains($0) }
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
        guard seen.contains(.needed(of: kind)) else {
            return switch kind {
            case .contact: "No column has the addresses. Say which one does: nobody can be added without."
            case .account: "No column has the names. Say which one does: no account can be added without."
            case .opportunity: "No column has the names. Say which one does: no opportunity can be added without."
            }
        }
        guard seen.contains(.consent) || seen.isDisjoint(with: [.consentManner, .consentWords]) else {
            return "No column has the days on which they agreed. Say which one does, or leave how they agreed out."
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

    /// Whether a column with that name is read in such a table.
    static func isRead(_ header: String, in kind: RecordKind) -> Bool {
        ImportField.usual(plain(header), in: kind) != nil
    }

    /// What a column is called, with nothing but letters and digits.
    static func plain(_ header: String) -> String {
        header.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
