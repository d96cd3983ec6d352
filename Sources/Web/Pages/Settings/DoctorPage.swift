internal import HTTPTypes
internal import Hummingbird
internal import Storage
internal import Tracking

/// An examination of the installation, with remedies: `/settings/doctor`, for administrators.
struct DoctorPage: Sendable {
    let site: Site

    /// The page is loaded again so often, in seconds, while it is looked.
    private static let refresh = "2"

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.doctor.routerPath, use: show)
        router.post(RoutePattern.doctor.routerPath) { _, context in
            try context.requireSight()
            _ = site.desk.doctor.begin()
            return Response.seeOther(Route.doctor.path)
        }
    }

    private func show(_ request: Request, context: SignedInContext) async throws -> Response {
        try context.requireSight()
        let visit = site.visit(request, context)
        let model = DoctorModel(site.desk.doctor.last(), for: visit)
        var response = try await site.page(.settingsDoctor, title: "Doctor", model, for: visit, at: .settings)
        if model.isLooking, let name = HTTPField.Name("Refresh") { response.headers[name] = Self.refresh }
        return response
    }
}
