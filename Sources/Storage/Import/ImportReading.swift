internal import Engagement
internal import Foundation
internal import Tracking

/// One row with its columns: what it says, and where it says it wrongly.
struct ImportReading {
    let row: CSVRow
    let columns: ImportColumns
    let headers: [String]

    func value(_ field: ImportField) -> String { columns.value(field, in: row) }

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

    /// Whether they may be followed; `nil` where the row says nothing of it.
    func preference() throws -> Preference? {
        let word = value(.preference).lowercased()
        if word.isEmpty { return nil }
        if Self.no.contains(word) { return .disallow }
        guard Self.yes.contains(word) else {
            throw problem(.preference, "Write allow or disallow here, or yes or no.")
        }
        return .allow
    }

    /// What a row says of being followed by somebody's consent.
    enum ConsentWord {
        case nothing
        /// They were asked, and did not agree.
        case refused
        case given(ConsentProof)
    }

    /// A consent counts with its proof alone (product §2.3), while a no needs none.
    ///
    /// A day begins in the zone, as it does where a consent is recorded by hand: so both are one.
    func consent(at now: Instant, in zone: TimeZone) throws -> ConsentWord {
        let said = value(.consent)
        if said.isEmpty { return .nothing }
        if Self.no.contains(said.lowercased()) { return .refused }
        let midnight = Day(said).flatMap { WallTime($0.text + "T00:00") }
        guard let givenAt = midnight?.instant(in: zone) ?? Instant(said) else {
            let words =
                Self.yes.contains(said.lowercased())
                ? "A yes proves nothing. Write the day on which they agreed, such as 2026-01-31, and say in columns of "
                    + "their own how they did and to what text; or leave this column out."
                : "Write the day on which they agreed, such as 2026-01-31, or no where they did not."
            throw problem(.consent, words)
        }
        do {
            return .given(
                try ConsentProof(
                    givenAt: givenAt,
                    manner: value(.consentManner),
                    words: value(.consentWords),
                    at: now
                )
            )
        } catch {
            throw problem(error)
        }
    }

    private static let yes: Set<String> = ["allow", "allowed", "yes", "y", "true", "1", "ja", "oui", "sí", "si"]
    private static let no: Set<String> = [
        "disallow", "disallowed", "no", "n", "false", "0", "nein", "non", "opt-out",
    ]

    /// The name of an account that has to be made.
    func checkedAccount(_ name: String) throws -> String {
        do { return try name.checkedName(field: "account") } catch { throw problem(error) }
    }

    /// Refuses what an earlier row is about; `what` begins the sentence.
    func refuse(_ claim: String, _ field: ImportField, in claims: ImportClaims, _ what: String) throws {
        guard let line = claims.line(of: claim) else { return }
        throw problem(field, "\(what) stands on line \(line) already. Take one of both out.")
    }

    /// What is wrong in a column.
    func problem(_ field: ImportField, _ words: String) -> ImportProblem {
        let column = columns.place(field).flatMap { headers.indices.contains($0) ? headers[$0] : nil }
        return ImportProblem(line: row.line, column: column, words: words)
    }

    /// What storage would refuse, in the column that said it.
    func problem(_ error: any Error) -> ImportProblem {
        let needed = ImportField.needed(of: columns.kind)
        guard case .invalid(let field, let words)? = error as? StoreError else {
            return problem(needed, "\(error)")
        }
        let names: [ImportField] =
            switch field.prefix(while: { $0 != "/" }) {
            case "name": [.name, .lastName, .firstName]
            case "postalAddress": [.postalAddress, .street]
            case "contacts": [.people]
            case "givenAt": [.consent]
            case "manner": [.consentManner]
            case "words": [.consentWords]
            default: [ImportField(rawValue: String(field.prefix { $0 != "/" })) ?? needed]
            }
        let named = names.first { columns.place($0) != nil } ?? names[0]
        if value(named).isEmpty {
            switch named {
            case .address: return problem(named, "The address is missing. Add it, or take the row out.")
            case .name where columns.kind != .contact:
                return problem(named, "The name is missing. Add it, or take the row out.")
            case .consentManner:
                return problem(named, "How they agreed is missing. Say it in a column, or leave the consent out.")
            case .consentWords:
                return problem(named, "What they agreed to is missing. Say it in a column, or leave the consent out.")
            default: break
            }
        }
        return problem(named, words)
    }
}
