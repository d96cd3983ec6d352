internal import Engagement

extension ImportPlan {
    /// One row with its columns: what it says, and where it says it wrongly.
    struct Reading {
        let row: CSVRow
        let columns: ImportColumns
        let headers: [String]

        func value(_ field: ImportField) -> String { columns.value(field, in: row) }

        var address: String { value(.address) }

        /// The whole name, or the parts of it.
        var name: String {
            let whole = value(.name)
            guard whole.isEmpty else { return whole }
            return [value(.firstName), value(.lastName)].filter { !$0.isEmpty }.joined(separator: " ")
        }

        var otherAddresses: [String] {
            columns.values(.otherAddresses, in: row)
                .flatMap { $0.split { $0.isNewline || ",; ".contains($0) }.map(String.init) }
        }

        var postalAddress: String {
            let whole = value(.postalAddress)
            guard whole.isEmpty else { return whole }
            let place = [value(.postalCode), value(.city)].filter { !$0.isEmpty }.joined(separator: " ")
            return [value(.street), place, value(.country)].filter { !$0.isEmpty }.joined(separator: "\n")
        }

        private static let yes: Set<String> = [
            "", "allow", "allowed", "yes", "y", "true", "1", "ja", "oui", "sí", "si",
        ]
        private static let no: Set<String> = [
            "disallow", "disallowed", "no", "n", "false", "0", "nein", "non", "opt-out",
        ]

        func preference() throws -> Preference {
            let word = value(.preference).lowercased()
            if Self.no.contains(word) { return .disallow }
            guard Self.yes.contains(word) else {
                throw problem(.preference, "Write allow or disallow here, or yes or no.")
            }
            return .allow
        }

        func checkedAccount(_ name: String) throws -> String {
            do { return try name.checkedName(field: "account") } catch { throw problem(error) }
        }

        /// What is wrong in a column.
        func problem(_ field: ImportField, _ words: String) -> ImportProblem {
            let column = columns.place(field).flatMap { headers.indices.contains($0) ? headers[$0] : nil }
            return ImportProblem(line: row.line, column: column, words: words)
        }

        /// What storage would refuse, in the column that said it.
        func problem(_ error: any Error) -> ImportProblem {
            guard case .invalid(let field, let words)? = error as? StoreError else {
                return problem(.address, "\(error)")
            }
            let names: [ImportField] =
                switch field.prefix(while: { $0 != "/" }) {
                case "name": [.name, .lastName, .firstName]
                case "postalAddress": [.postalAddress, .street]
                default: [ImportField(rawValue: String(field.prefix { $0 != "/" })) ?? .address]
                }
            let named = names.first { columns.place($0) != nil } ?? names[0]
            if named == .address, address.isEmpty {
                return problem(.address, "The address is missing. Add it, or take the row out.")
            }
            return problem(named, words)
        }
    }
}
