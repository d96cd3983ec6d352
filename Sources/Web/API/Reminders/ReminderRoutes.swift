internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// `/emails/{id}/reminder`: set, changed and taken out, before sending and after.
struct ReminderRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.put(RoutePattern.apiReminder.routerPath, use: set)
        router.delete(RoutePattern.apiReminder.routerPath, use: remove)
    }

    private func set(_ request: Request, context: APIContext) async throws -> Response {
        let email = try await desk.email(context)
        let base = try await desk.reminderBase(of: context.user)
            .leaving(at: email.status.isUnsent ? email.sendAt : nil)
        let plan = try ReminderPlan(try await request.json(), from: base)
        let changed: Email
        do {
            changed = try await desk.store.setReminder(plan, of: email.id, by: context.viewer)
        } catch StoreError.invalid(let field, let problem) where field.hasPrefix("reminder/") {
            // The body is the reminder itself.
            throw Problem.invalid("/" + field.dropFirst("reminder/".count), problem)
        }
        return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
    }

    private func remove(_ request: Request, context: APIContext) async throws -> Response {
        let changed = try await desk.store.removeReminder(of: try context.id(), by: context.viewer)
        return try JSONAnswer.response(EmailAnswer(changed, at: desk.clock.now))
    }
}
