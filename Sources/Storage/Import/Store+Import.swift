internal import Engagement
internal import Foundation
package import Tracking

extension Store {
    /// So many rows share one transaction: nobody else waits for long meanwhile.
    private static let rowsAtOnce = 200

    /// Adds what stands in a table of people, accounts or opportunities, and fills in what is missing of those that are
    /// there; or says what would happen.
    ///
    /// With `overwrites` what the table says replaces what was known. Rows that can't be taken are told and left out; all
    /// others are taken.
    package func importTable(
        _ table: ImportTable,
        _ columns: ImportColumns,
        overwrites: Bool = false,
        isTrial: Bool,
        by user: UserID?
    ) async throws(StoreError) -> ImportReport {
        if let problem = columns.problem { throw .invalid(field: "columns", problem: problem) }
        guard user != nil || !columns.fields.contains(.consent) else {
            throw .invalid(
                field: "columns",
                problem: "A consent is recorded in the name of somebody. Say in whose, or leave its column out."
            )
        }
        var report = ImportReport()
        var claims: [String: Int] = [:]
        var newAccounts: Set<String> = []
        var newPeople: Set<String> = []
        var start = 0
        while start < table.rows.count {
            let rows = table.rows[start..<min(start + Self.rowsAtOnce, table.rows.count)]
            start += rows.count
            let job = ImportJob(
                rows: rows,
                headers: table.headers,
                columns: columns,
                overwrites: overwrites,
                user: user,
                claims: claims
            )
            let part =
                isTrial
                ? try await read { sql, now in try job.rehearse(on: sql, at: now) }
                : try await write { change in try job.perform(in: &change) }
            report.add(part.report)
            claims.merge(part.claims) { first, _ in first }
            newAccounts.formUnion(part.newAccounts)
            newPeople.formUnion(part.newPeople)
        }
        report.newAccounts = newAccounts.count
        report.newPeople = newPeople.count
        report.problems = (report.problems + table.broken).sorted { $0.line < $1.line }
        return report
    }
}

extension ImportReport {
    fileprivate mutating func add(_ part: ImportReport) {
        added += part.added
        updated += part.updated
        unchanged += part.unchanged
        newConsents += part.newConsents
        problems += part.problems
    }
}

/// Some rows of a table, taken in one transaction.
private struct ImportJob: Sendable {
    let rows: ArraySlice<CSVRow>
    let headers: [String]
    let columns: ImportColumns
    let overwrites: Bool
    let user: UserID?
    /// What the rows before these are about.
    let claims: [String: Int]

    /// What became of them.
    struct Part: Sendable {
        var report = ImportReport()
        /// Accounts that have to be made, as they are searched.
        var newAccounts: Set<String> = []
        /// People who have to be added, by their addresses.
        var newPeople: Set<String> = []
        /// What they are about, with their lines.
        var claims: [String: Int] = [:]

        mutating func count(_ plan: any ImportPlan, on line: Int) {
            if plan.isNew {
                report.added += 1
            } else if plan.isUnchanged {
                report.unchanged += 1
            } else {
                report.updated += 1
            }
            if plan.recordsConsent { report.newConsents += 1 }
            if let name = plan.newAccount { newAccounts.insert(name.searchable) }
            for person in plan.newPeople { newPeople.insert(person.address.lowercased()) }
            for claim in plan.claims where claims[claim] == nil { claims[claim] = line }
        }
    }

    func rehearse(on sql: any SQLConnection, at now: Instant) throws -> Part {
        var part = Part()
        let zone = try zone(on: sql)
        for row in rows { _ = try planned(row, in: &part, on: sql, at: now, zone) }
        return part
    }

    func perform(in change: inout Change) throws -> Part {
        var part = Part()
        let zone = try zone(on: change.sql)
        for row in rows {
            let plan = try planned(row, in: &part, on: change.sql, at: change.now, zone)
            try plan?.perform(in: &change, by: user)
        }
        return part
    }

    /// The zone of whoever takes it in.
    private func zone(on sql: any SQLConnection) throws -> TimeZone {
        guard let user else { return .gmt }
        return try sql.user(user)?.zone ?? .gmt
    }

    /// Plans a row and counts it; `nil` where it can't be taken, which is noted.
    private func planned(
        _ row: CSVRow,
        in part: inout Part,
        on sql: any SQLConnection,
        at now: Instant,
        _ zone: TimeZone
    ) throws -> (any ImportPlan)? {
        let reading = ImportReading(row: row, columns: columns, headers: headers)
        let context = ImportContext(
            sql: sql,
            now: now,
            zone: zone,
            overwrites: overwrites,
            claims: ImportClaims(earlier: claims, fresh: part.claims)
        )
        do {
            let plan: any ImportPlan =
                switch columns.kind {
                case .contact: try ContactPlan(reading, context)
                case .account: try AccountPlan(reading, context)
                case .opportunity: try OpportunityPlan(reading, context)
                }
            part.count(plan, on: row.line)
            return plan
        } catch let problem as ImportProblem {
            part.report.problems.append(problem)
            return nil
        }
    }
}
