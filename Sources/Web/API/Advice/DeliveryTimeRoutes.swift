internal import Hummingbird
internal import Storage
internal import Tracking

/// `/delivery-time`: when an email is best delivered.
struct DeliveryTimeRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.post(RoutePattern.apiDeliveryTime.routerPath, use: advise)
    }

    private func advise(_ request: Request, context: APIContext) async throws -> Response {
        var members = try Members(try await request.json())
        let addresses = members.required("to", members.addresses("to"))
        try members.finish()
        let advice = try await DeliveryTimeQuery(desk: desk).advice(for: addresses ?? [], at: desk.clock.now)
        return try JSONAnswer.response(DeliveryTimeAnswer(advice))
    }
}
