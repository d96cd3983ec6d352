internal import HTTPTypes
internal import Hummingbird
internal import Mail
internal import Storage
internal import Tracking

/// `/messages`: a whole message is submitted, as a mail program would.
struct MessageRoutes: Sendable {
    let desk: Desk

    func add(to router: RouterGroup<APIContext>) {
        router.post(RoutePattern.apiMessages.routerPath, use: submit)
    }

    private func submit(_ request: Request, context: APIContext) async throws -> Response {
        var items = try QueryItems(request)
        let envelope = items.mailboxes("to")
        try items.finish()
        let body = try await request.body.collect(upTo: .max)
        let submission = try await RawSubmission(
            message(Array(body.readableBytesView)),
            by: context.user,
            ownAddresses: desk.store.senderAddresses(of: context.user.id),
            at: desk.clock.now,
            envelope: envelope.isEmpty ? .header(and: []) : .only(envelope),
            maximumSize: desk.configuration.maximumMessageSize
        )
        let email = try await desk.store.submit(submission, by: context.viewer)
        var response = try JSONAnswer.response(EmailAnswer(email, at: desk.clock.now), status: .accepted)
        response.headers[.location] = Route.apiEmail(email.id).path
        return response
    }

    private func message(_ bytes: [UInt8]) throws(SubmissionError) -> Message {
        do {
            return try Message(bytes)
        } catch {
            throw .unreadable(error)
        }
    }
}

extension QueryItems {
    /// Addresses that may be given several times.
    fileprivate mutating func mailboxes(_ name: String) -> [Address] {
        strings(name).compactMap { text in
            do {
                return try Address(name: nil, address: text)
            } catch {
                fault(name, "\(error)")
                return nil
            }
        }
    }
}
