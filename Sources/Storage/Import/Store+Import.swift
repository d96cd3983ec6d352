internal import Engagement
package import Tracking

extension Store {
    /// So many rows share one transaction: nobody else waits for long meanwhile.
    private static let rowsAtOnce = 200

    /// Adds the people of a table, and fills in what is missing of those who are there; or says what would happen.
    ///
    /// Whoever is there is known by the first address. With `overwrites` what the table says replaces what was known. Rows
    /// that can't be taken are told and left out; all others are taken.
    package func importContacts(
        _ table: ImportTable,
        _ columns: ImportColumns,
        overwrites: Bool = false,
        isTrial: Bool,
        by user: UserID?
    ) async throws(StoreError) -> ImportReport {
        if let problem = columns.problem { throw .invalid(field: "columns", problem: problem) }
        var report = ImportReport()
        var seen = SeenAddresses()
        var newAccounts: Set<String> = []
        var start = 0
        while start < table.rows.count {
            let rows = table.rows[start..<min(start + Self.rowsAtOnce, table.rows.count)]
            start += rows.count
            let first = rows.filter { row in
                guard let problem = seen.take(ImportPlan.Reading(row: row, columns: columns, headers: table.headers))
                else { return true }
                report.problems.append(problem)
                return false
            }
            let job = ImportJob(rows: Array(first), table: table, columns: columns, overwrites: overwrites, user: user)
            let part =
                isTrial
                ? try await read { sql, now in try job.rehearse(on: sql, at: now) }
                : try await write { change in try job.perform(in: &change) }
            report.added += part.report.added
            report.updated += part.report.updated
            report.unchanged += part.report.unchanged
            report.problems += part.report.problems
            newAccounts.formUnion(part.newAccounts)
        }
        report.newAccounts = newAccounts.count
        report.problems = (report.problems + table.broken).sorted { $0.line < $1.line }
        return report
    }
}

/// On which line each address of a table stood first: a trial sees no earlier row in the database, and so has to know it.
private struct SeenAddresses {
    private var lines: [String: Int] = [:]

    /// Notes the addresses of a row, the first and the further ones; says what is wrong where an earlier row has one of them.
    mutating func take(_ row: ImportPlan.Reading) -> ImportProblem? {
        let further = row.otherAddresses.map { (ImportField.otherAddresses, $0.lowercased()) }
        let all = [(ImportField.address, row.address.lowercased())] + further
        for (field, key) in all {
            guard !key.isEmpty, let line = lines[key] else { continue }
            return row.problem(field, "The same address stands on line \(line) already. Take one of both out.")
        }
        for (_, key) in all where !key.isEmpty { lines[key] = row.row.line }
        return nil
    }
}

/// Some rows of a table, taken in one transaction.
private struct ImportJob: Sendable {
    let rows: [CSVRow]
    let table: ImportTable
    let columns: ImportColumns
    let overwrites: Bool
    let user: UserID?

    /// What became of them.
    struct Part: Sendable {
        var report = ImportReport()
        /// Accounts that have to be made, as they are searched.
        var newAccounts: Set<String> = []

        mutating func count(_ plan: ImportPlan) {
            if plan.current == nil {
                report.added += 1
            } else if plan.isUnchanged {
                report.unchanged += 1
            } else {
                report.updated += 1
            }
            if let name = plan.newAccount { newAccounts.insert(name.searchable) }
        }
    }

    func rehearse(on sql: any SQLConnection, at now: Instant) throws -> Part {
        var part = Part()
        for row in rows {
            do {
                part.count(try plan(row, on: sql, at: now))
            } catch let problem as ImportProblem {
                part.report.problems.append(problem)
            }
        }
        return part
    }

    func perform(in change: inout Change) throws -> Part {
        var part = Part()
        for row in rows {
            do {
                var plan = try plan(row, on: change.sql, at: change.now)
                part.count(plan)
                if let name = plan.newAccount { plan.contact.account = try makeAccount(name, in: change) }
                if let current = plan.current {
                    if !plan.isUnchanged { _ = try change.update(current, to: plan.contact, by: user) }
                } else {
                    _ = try change.add(plan.contact, by: user)
                }
            } catch let problem as ImportProblem {
                part.report.problems.append(problem)
            }
        }
        return part
    }

    private func plan(_ row: CSVRow, on sql: any SQLConnection, at now: Instant) throws -> ImportPlan {
        try ImportPlan(row, columns, headers: table.headers, overwrites: overwrites, on: sql, at: now)
    }

    private func makeAccount(_ name: String, in change: Change) throws -> AccountReference {
        let account = Account(id: .new(at: change.now), name: name, createdAt: change.now)
        try change.sql.insert(account)
        return AccountReference(account.id, name: account.name)
    }
}
