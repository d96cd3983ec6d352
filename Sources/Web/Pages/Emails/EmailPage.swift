internal import Hummingbird
internal import Storage
internal import Tracking

/// One email with everything that happened to it: `/emails/{id}`.
struct EmailPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.email.routerPath) { request, context in
            try await show(request, context)
        }
        router.get(RoutePattern.emailTimeline.routerPath, use: showBody)
        router.post(RoutePattern.sendEmailAgain.routerPath, use: sendAgain)
        router.post(RoutePattern.leaveEmailUnknown.routerPath, use: leaveUnknown)
        router.post(RoutePattern.scheduleEmail.routerPath, use: schedule)
        router.post(RoutePattern.regardEmail.routerPath, use: regard)
        router.post(RoutePattern.remindOfEmail.routerPath, use: remind)
        router.post(RoutePattern.silenceEmail.routerPath, use: silence)
        router.post(RoutePattern.unsilenceEmail.routerPath, use: unsilence)
        router.post(RoutePattern.archiveEmail.routerPath, use: archive)
        router.post(RoutePattern.unarchiveEmail.routerPath, use: unarchive)
        router.post(RoutePattern.blockEmail.routerPath, use: block)
        router.post(RoutePattern.answerReply.routerPath) { _, context in try await answer(context, toAll: false) }
        router.post(RoutePattern.answerAll.routerPath) { _, context in try await answer(context, toAll: true) }
    }

    /// The page, with what was typed to block the email, to send it at another time, to be reminded or to say what it is about,
    /// and what is wrong with it.
    func show(
        _ request: Request,
        _ context: SignedInContext,
        typed: TypedBlock = TypedBlock(),
        faults: BlockFaults = BlockFaults(),
        wrongTime: String? = nil,
        typedTime: TypedTime? = nil,
        typedReminder: TypedReminder? = nil,
        reminderFaults: ReminderFaults = ReminderFaults(),
        typedRegarding: TypedRegarding? = nil
    ) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard let email = try await site.desk.store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        if email.status.isEditable, !email.isWholeDraft { return .redirect(to: Route.composeDraft(id).path) }
        let schedule = try await schedule(of: email, wrong: wrongTime, typed: typedTime, for: visit)
        var model = try await model(email, request, visit, typed: typed, faults: faults, schedule: schedule)
        model.reminder = try await reminder(of: email, typed: typedReminder, faults: reminderFaults, for: visit)
        model.reminderUndo = ReminderUndo(email, before: request.query("remindedAt"), for: visit)
        model.ownCards = try await cards(about: id, for: visit)
        model.regarding = RegardingModel(
            email,
            typed: typedRegarding,
            before: request.query("was"),
            for: visit
        )
        let isRight = faults.isEmpty && wrongTime == nil && reminderFaults.isEmpty && typedRegarding == nil
        return try await site.page(
            .email,
            title: model.subject,
            model,
            for: visit,
            at: .followed,
            status: isRight ? .ok : .unprocessableContent
        )
    }

    /// The content alone, for the script that keeps the page true.
    private func showBody(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard let email = try await site.desk.store.email(id, viewer: visit.viewer) else { throw Problem(.notFound) }
        if email.status.isEditable, !email.isWholeDraft { return .redirect(to: Route.composeDraft(id).path) }
        let schedule = try await schedule(of: email, for: visit)
        var model = try await model(email, request, visit, schedule: schedule)
        model.reminder = try await reminder(of: email, for: visit)
        model.ownCards = try await cards(about: id, for: visit)
        return try await site.part(.emailPart, model, for: visit)
    }

    private func cards(about id: EmailID, for visit: Visit) async throws -> OwnCards? {
        OwnCards(try await site.desk.store.cards(about: id, of: visit.viewer, limit: OwnCards.limit), for: visit)
    }

    private func model(
        _ email: Email,
        _ request: Request,
        _ visit: Visit,
        typed: TypedBlock = TypedBlock(),
        faults: BlockFaults = BlockFaults(),
        schedule: ScheduleModel?
    ) async throws -> EmailModel {
        let mark = PageMark<Subject.Interaction>(request.query("before"))
        let only = request.query("recipient").flatMap { UInt16($0) }.flatMap(email.recipient)
        let material = try await EmailModel.material(
            of: email,
            before: mark,
            recipient: only?.ordinal,
            from: site.desk.store,
            for: visit
        )
        return EmailModel(material, typed: typed, faults: faults, schedule: schedule, for: visit)
    }

    /// Begins a draft that answers, and opens it.
    private func answer(_ context: SignedInContext, toAll: Bool) async throws -> Response {
        let id = try context.id(EmailID.self)
        guard let reply = context.parameters.get("reply").flatMap({ ReplyID($0) }) else { throw Problem(.notFound) }
        let draft = try await site.desk.store.createAnswer(to: reply, of: id, toAll: toAll, by: context.viewer)
        return .seeOther(Route.composeDraft(draft.id).path)
    }

    private func sendAgain(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        try await site.desk.store.sendUnknownAgain(id, by: context.viewer)
        return .seeOther(Route.email(id).path)
    }

    private func leaveUnknown(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        try await site.desk.store.leaveUnknown(id, by: context.viewer)
        return .seeOther(Route.email(id).path)
    }

    private func silence(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        try await site.desk.store.silence(id, by: context.viewer)
        return .seeOther(Route.email(id).path)
    }

    private func unsilence(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id(EmailID.self)
        try await site.desk.store.unsilence(id, by: context.viewer)
        return .seeOther(Route.email(id).path)
    }

    private func archive(_ request: Request, context: SignedInContext) async throws -> Response {
        let email = try await site.desk.store.archiveEmail(try context.id(), by: context.viewer)
        return .seeOther(PageAddress(.emails).with("archived", email.id.description).text)
    }

    private func unarchive(_ request: Request, context: SignedInContext) async throws -> Response {
        let email = try await site.desk.store.archiveEmail(try context.id(), false, by: context.viewer)
        return .seeOther(Route.email(email.id).path)
    }
}
