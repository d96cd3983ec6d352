internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

extension PersonPage {
    func silence(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(ContactID.self)
        try await site.desk.store.silence(id, by: context.user.id)
        return .seeOther(Route.person(id).path + "#silence")
    }

    func unsilence(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(ContactID.self)
        try await site.desk.store.unsilence(id, by: context.user.id)
        return .seeOther(Route.person(id).path + "#silence")
    }

    func recordConsent(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        guard let contact = try await site.desk.store.contact(try context.id()) else { throw Problem(.notFound) }
        var typed = TypedConsent(try await request.form())
        guard let givenAt = WallTime(typed.givenOn + "T00:00")?.instant(in: visit.zone) else {
            typed.dayWrong = "Choose the day on which they agreed."
            return try await show(
                contact,
                Form(typed: TypedPerson(contact), fault: nil),
                notice: nil,
                consent: typed,
                visit
            )
        }
        do {
            try await site.desk.store.recordConsent(
                of: contact.id,
                givenAt: givenAt,
                manner: typed.manner,
                words: typed.words,
                by: context.user.id
            )
            return .seeOther(Route.person(contact.id).path + "#consent")
        } catch {
            guard case .invalid(let field, let problem) = error else { throw error }
            switch field {
            case "givenAt": typed.dayWrong = problem
            case "manner": typed.mannerWrong = problem
            default: typed.wordsWrong = problem
            }
            return try await show(
                contact,
                Form(typed: TypedPerson(contact), fault: nil),
                notice: nil,
                consent: typed,
                visit
            )
        }
    }

    func withdrawConsent(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(ContactID.self)
        try await site.desk.store.withdrawConsent(try context.consent(), of: id, by: context.user.id)
        return .seeOther(Route.person(id).path + "#consent")
    }

    func reinstateConsent(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(ContactID.self)
        try await site.desk.store.reinstateConsent(try context.consent(), of: id, by: context.user.id)
        return .seeOther(Route.person(id).path + "#consent")
    }
}
