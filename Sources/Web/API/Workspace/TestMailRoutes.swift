internal import Hummingbird
internal import Storage
internal import Tracking

/// `/test-mail`: a mail to oneself through the relay, and back into the mailbox.
struct TestMailRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.get(RoutePattern.apiTestMail.routerPath, use: show)
        router.post(RoutePattern.apiTestMail.routerPath, use: begin)
    }

    private struct Answer: Encodable {
        let address: String
        let startedAt: Instant
        let standing: String
        @Nullable var problem: String?

        init(_ mail: TestMail) {
            address = mail.address
            startedAt = mail.startedAt
            var problem: String?
            switch mail.standing {
            case .sending: standing = "sending"
            case .awaited: standing = "awaited"
            case .arrived: standing = "arrived"
            case .takenByRelay: standing = "takenByRelay"
            case .failed(let words): (standing, problem) = ("failed", words)
            }
            _problem = Nullable(wrappedValue: problem)
        }
    }

    private func show(_ request: Request, context: APIContext) async throws -> Response {
        guard let mail = desk.mail.test(context.user.id) else { throw Problem(.notFound) }
        return try JSONAnswer.response(Answer(mail))
    }

    private func begin(_ request: Request, context: APIContext) async throws -> Response {
        try JSONAnswer.response(Answer(desk.mail.beginTest(context.user)), status: .accepted)
    }
}
