internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// A table is taken in: `/people/import`, `/accounts/import`, `/opportunities/import`; the tables that go out stand
/// beside them.
///
/// Nothing is kept between the steps: the form carries the table, so that nothing is lost and nothing lies around.
struct ImportPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        let store = site.desk.store
        for kind in RecordKind.allCases {
            let path = ImportWords(kind: kind).route.pattern.routerPath
            router.get(path) { request, context in
                try await show(TypedImport(), kind, site.visit(request, context))
            }
            router.post(path) { request, context in try await act(kind, request, context) }
        }
        router.get(RoutePattern.exportPeople.routerPath) { _, _ in CSVAnswer.response(.contact, from: store) }
        router.get(RoutePattern.exportAccounts.routerPath) { _, _ in CSVAnswer.response(.account, from: store) }
        router.get(RoutePattern.exportOpportunities.routerPath) { _, _ in
            CSVAnswer.response(.opportunity, from: store)
        }
    }

    private func act(_ kind: RecordKind, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let fields = try await request.form(upTo: FormGate.maximumSize(for: ImportWords(kind: kind).route.pattern))
        let typed = TypedImport(fields)
        guard !typed.text.allSatisfy(\.isWhitespace) else {
            return try await show(typed, problem: "Choose a file or paste a table first.", kind, visit)
        }
        let table: ImportTable
        do {
            table = try ImportTable(Array(typed.text.utf8), of: kind)
        } catch {
            return try await show(typed, problem: error.description, kind, visit)
        }
        let columns = typed.columns(of: table, kind)
        let wants = fields["do"] == "import"
        if let problem = columns.problem {
            let look = ImportModel.Look(table, columns, nil, problem: problem)
            return try await show(typed, look: look, kind, visit)
        }
        let report = try await site.desk.store.importTable(
            table,
            columns,
            overwrites: typed.overwrites,
            isTrial: !wants,
            by: visit.user.id
        )
        if wants { return try await show(done: report, kind, visit) }
        let look = ImportModel.Look(table, columns, report, problem: nil)
        return try await show(typed, look: look, kind, visit)
    }

    private func show(
        _ typed: TypedImport,
        problem: String? = nil,
        look: ImportModel.Look? = nil,
        _ kind: RecordKind,
        _ visit: Visit
    ) async throws -> Response {
        let words = ImportWords(kind: kind)
        let model = ImportModel(words, typed, problem: problem, done: nil, look: look)
        let isWrong = problem != nil || look?.lookProblem != nil
        return try await page(model, words, status: isWrong ? .unprocessableContent : .ok, visit)
    }

    private func show(done report: ImportReport, _ kind: RecordKind, _ visit: Visit) async throws -> Response {
        let words = ImportWords(kind: kind)
        let done = ImportModel.Outcome(report, words, isDone: true)
        let model = ImportModel(words, TypedImport(), problem: nil, done: done, look: nil)
        return try await page(model, words, status: .ok, visit)
    }

    private func page(
        _ model: ImportModel,
        _ words: ImportWords,
        status: HTTPResponse.Status,
        _ visit: Visit
    ) async throws -> Response {
        try await site.page(.importTable, title: words.heading, model, for: visit, at: words.place, status: status)
    }
}
