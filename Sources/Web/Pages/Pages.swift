internal import HTTPTypes
internal import Hummingbird

/// The pages: what people see of everything that the other parts know.
///
/// A page is a model of plain values, a query that fills it from storage, and a template. What pages change they change
/// by forms; scripts use the API.
struct Pages: Sendable {
    private let site: Site
    private let libraries: LibraryFolder

    /// Takes the templates and assets that came with the program.
    ///
    /// - Throws: where one is missing or not well formed.
    init(desk: Desk) throws {
        let resources = try PageResources.loaded.get()
        site = Site(desk: desk, templates: resources.templates, assets: resources.assets)
        libraries = LibraryFolder(desk.configuration.librariesFolder)
    }

    /// Adds every page that needs a log-in, and the assets.
    func addRoutes(to router: Router<AppRequestContext>) {
        site.assets.add(to: router)
        libraries.add(to: router)
        let pages = router.group(context: SignedInContext.self)
        EmailsPage(site: site).add(to: pages)
        EmailPage(site: site).add(to: pages)
        DraftsPage(site: site).add(to: pages)
        ComposePage(site: site).add(to: pages)
        TemplatesPage(site: site).add(to: pages)
        TemplatePage(site: site).add(to: pages)
        AssistantPage(site: site).add(to: pages)
        PeoplePage(site: site).add(to: pages)
        PersonPage(site: site).add(to: pages)
        MergePage(site: site).add(to: pages)
        ImportPage(site: site).add(to: pages)
        AccountsPage(site: site).add(to: pages)
        AccountPage(site: site).add(to: pages)
        OpportunitiesPage(site: site).add(to: pages)
        OpportunityPage(site: site).add(to: pages)
        InsightsPage(site: site).add(to: pages)
        SandboxPage(site: site).add(to: pages)
        SandboxMessagePage(site: site).add(to: pages)
        SettingsPage(site: site).add(to: pages)
        AssistantSettingsPage(site: site).add(to: pages)
        AddressesPage(site: site).add(to: pages)
        AddressConfirmationPage(site: site).add(to: pages)
        MailboxPage(site: site).add(to: pages)
        TokensPage(site: site).add(to: pages)
        ProgramsPage(site: site).add(to: pages)
        FollowingPage(site: site).add(to: pages)
        UsersPage(site: site).add(to: pages)
        UserPage(site: site).add(to: pages)
        TeamsPage(site: site).add(to: pages)
        BlocksPage(site: site).add(to: pages)
        DoctorPage(site: site).add(to: pages)
        AuditPage(site: site).add(to: pages)
        pages.get(RoutePattern.whatCounts.routerPath) { request, context in
            let visit = site.visit(request, context)
            return try await site.page(.whatCounts, title: "What counts", NoContent(), for: visit, at: nil)
        }
    }

    /// The log-in page.
    func logInPage(_ form: LogInForm, status: HTTPResponse.Status) -> Response {
        let content = LogInModel(form)
        return alone(.logIn, title: "Log in", content, status: status)
    }

    /// What is shown instead of the page that was asked for.
    func errorPage(_ problem: Problem, context: AppRequestContext) async -> Response {
        let content = ProblemModel(problem, isLoggedIn: context.credential != nil)
        return alone(
            .problem,
            title: problem.kind.title,
            content,
            isBroad: true,
            status: problem.kind.status,
            headers: problem.headers
        )
    }

    private func alone(
        _ template: TemplateFolder.Name,
        title: String,
        _ content: Any,
        isBroad: Bool = false,
        status: HTTPResponse.Status,
        headers: HTTPFields = [:]
    ) -> Response {
        let page = try? site.lonePage(
            template,
            title: title,
            content,
            isBroad: isBroad,
            status: status,
            headers: headers
        )
        return page ?? HTMLAnswer.response("<!doctype html><title>Inkling</title><p>\(title)</p>", status: status)
    }
}

/// The content of a page that says the same to everybody.
struct NoContent {}
