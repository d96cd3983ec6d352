internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// A table of people is taken in: `/people/import`; the tables that go out stand beside it.
///
/// Nothing is kept between the steps: the form carries the table, so that nothing is lost and nothing lies around.
struct ImportPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        let store = site.desk.store
        router.get(RoutePattern.importPeople.routerPath, use: show)
        router.post(RoutePattern.importPeople.routerPath, use: act)
        router.get(RoutePattern.exportPeople.routerPath) { _, _ in CSVAnswer.response(.contact, from: store) }
        router.get(RoutePattern.exportAccounts.routerPath) { _, _ in CSVAnswer.response(.account, from: store) }
        router.get(RoutePattern.exportOpportunities.routerPath) { _, _ in
            CSVAnswer.response(.opportunity, from: store)
        }
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        try await show(TypedImport(), problem: nil, site.visit(request, context))
    }

    private func act(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let fields = try await request.form(upTo: FormGate.maximumSize(for: .importPeople))
        let typed = TypedImport(fields)
        guard !typed.text.allSatisfy(\.isWhitespace) else {
            return try await show(typed, problem: "Choose a file or paste a table first.", visit)
        }
        let table: ImportTable
        do {
            table = try ImportTable(Array(typed.text.utf8))
        } catch {
            return try await show(typed, problem: error.description, visit)
        }
        let columns = typed.columns(of: table)
        let wants = fields["do"] == "import"
        if let problem = columns.problem {
            return try await show(typed, problem: nil, trial: Trial(table, columns, nil, problem: problem), visit)
        }
        let report = try await site.desk.store.importContacts(
            table,
            columns,
            overwrites: typed.overwrites,
            isTrial: !wants,
            by: visit.user.id
        )
        if wants { return try await show(done: report, visit) }
        return try await show(typed, problem: nil, trial: Trial(table, columns, report, problem: nil), visit)
    }

    /// A table that was looked at.
    private struct Trial {
        let table: ImportTable
        let columns: ImportColumns
        let report: ImportReport?
        let problem: String?

        init(_ table: ImportTable, _ columns: ImportColumns, _ report: ImportReport?, problem: String?) {
            self.table = table
            self.columns = columns
            self.report = report
            self.problem = problem
        }
    }

    private func show(
        _ typed: TypedImport,
        problem: String?,
        trial: Trial? = nil,
        _ visit: Visit
    ) async throws -> Response {
        let model = ImportModel(
            importProblem: problem,
            done: nil,
            typedTable: typed.text,
            overwrites: typed.overwrites,
            look: trial.map {
                ImportModel.Look($0.table, $0.columns, $0.report, problem: $0.problem)
            }
        )
        let isWrong = problem != nil || trial?.problem != nil
        return try await page(model, status: isWrong ? .unprocessableContent : .ok, visit)
    }

    private func show(done report: ImportReport, _ visit: Visit) async throws -> Response {
        let model = ImportModel(
            importProblem: nil,
            done: ImportModel.Outcome(report, isDone: true),
            typedTable: "",
            overwrites: false,
            look: nil
        )
        return try await page(model, status: .ok, visit)
    }

    private func page(_ model: ImportModel, status: HTTPResponse.Status, _ visit: Visit) async throws -> Response {
        try await site.page(.importPeople, title: "Import people", model, for: visit, at: .people, status: status)
    }
}
