internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage
internal import Tracking

/// `/contacts/import`, `/contacts/export` and their like: people, accounts and opportunities as tables in CSV.
struct ImportRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.post(RoutePattern.apiContactImport.routerPath) { try await takeIn(.contact, $0, $1) }
        router.post(RoutePattern.apiAccountImport.routerPath) { try await takeIn(.account, $0, $1) }
        router.post(RoutePattern.apiOpportunityImport.routerPath) { try await takeIn(.opportunity, $0, $1) }
        router.get(RoutePattern.apiContactExport.routerPath) { _, _ in CSVAnswer.response(.contact, from: desk.store) }
        router.get(RoutePattern.apiAccountExport.routerPath) { _, _ in CSVAnswer.response(.account, from: desk.store) }
        router.get(RoutePattern.apiOpportunityExport.routerPath) { _, _ in
            CSVAnswer.response(.opportunity, from: desk.store)
        }
    }

    private func takeIn(_ kind: RecordKind, _ request: Request, _ context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let isTrial = items.truth("dryRun") ?? false
        let overwrites = items.truth("overwrite") ?? false
        let chosen = items.columns(of: kind)
        try items.finish()
        let body = try await request.body.collect(upTo: .max)
        let table: ImportTable
        do { table = try ImportTable(body.readableBytesView, of: kind) } catch {
            throw .invalid("", error.description) as Problem
        }
        let columns = try columns(of: table, kind, chosen)
        if let problem = columns.problem { throw .invalid("?column", problem) as Problem }
        let report = try await desk.store.importTable(
            table,
            columns,
            overwrites: overwrites,
            isTrial: isTrial,
            by: context.user.id
        )
        return try JSONAnswer.response(ImportAnswer(report, columns, of: table, isTrial: isTrial))
    }

    /// The guessed columns, with those that were named as they were named.
    private func columns(
        of table: ImportTable,
        _ kind: RecordKind,
        _ chosen: [ChosenColumn]
    ) throws(Problem) -> ImportColumns {
        var fields = ImportColumns.guessed(from: table.headers, rows: table.rows, of: kind).fields
        for column in chosen {
            guard let place = table.headers.firstIndex(where: { $0.lowercased() == column.header.lowercased() }) else {
                throw .invalid("?column", "The table has no column “\(column.header.prefix(80))”.")
            }
            fields[place] = column.field
        }
        return ImportColumns(fields, of: kind)
    }
}

/// What a request says that one column means; `nil` leaves it out.
private struct ChosenColumn {
    let header: String
    let field: ImportField?
}

extension QueryItems {
    /// Columns as `Header:field`, `Header:` for one that is left out.
    fileprivate mutating func columns(of kind: RecordKind) -> [ChosenColumn] {
        let known = ImportField.fields(of: kind)
        return strings("column").compactMap { text in
            guard let colon = text.lastIndex(of: ":") else {
                fault("column", "A column’s name, a colon and what it says are expected here, such as Tel:phone.")
                return nil
            }
            let word = String(text[text.index(after: colon)...])
            let field = known.first { $0.rawValue == word }
            guard word.isEmpty || field != nil else {
                let words = known.map(\.rawValue).joined(separator: ", ")
                fault("column", "One of these is expected behind the colon, or nothing: \(words).")
                return nil
            }
            return ChosenColumn(header: String(text[..<colon]), field: field)
        }
    }
}

/// What an import did, or would do.
private struct ImportAnswer: Encodable {
    let dryRun: Bool
    let added: Int
    let updated: Int
    let unchanged: Int
    let newAccounts: Int
    let newPeople: Int
    let newConsents: Int
    let columns: [Column]
    let problems: [Fault]

    struct Column: Encodable {
        let name: String
        @Nullable var field: ImportField?
    }

    struct Fault: Encodable {
        let line: Int
        @Nullable var column: String?
        let detail: String
    }

    init(_ report: ImportReport, _ columns: ImportColumns, of table: ImportTable, isTrial: Bool) {
        dryRun = isTrial
        added = report.added
        updated = report.updated
        unchanged = report.unchanged
        newAccounts = report.newAccounts
        newPeople = report.newPeople
        newConsents = report.newConsents
        self.columns = zip(table.headers, columns.fields).map { Column(name: $0, field: Nullable(wrappedValue: $1)) }
        problems = report.problems.map {
            Fault(line: $0.line, column: Nullable(wrappedValue: $0.column), detail: $0.words)
        }
    }
}
