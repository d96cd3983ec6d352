internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// Which cards there are, when they keep quiet, and when people work: `/settings/assistant`.
struct AssistantSettingsPage: Sendable {
    let site: Site

    func add(to router: some RouterMethods<SignedInContext>) {
        router.get(RoutePattern.assistantSettings.routerPath) { request, context in
            let notice = request.query("saved") == nil ? nil : Frame.Notice.done("Saved.")
            return try await show(request, context, notice: notice)
        }
        router.post(RoutePattern.assistantSettings.routerPath, use: save)
    }

    /// What was typed and not taken, and why.
    struct Refused: Sendable {
        var hours: TypedHours?
        var hoursFaults = TypedHours.Faults()
        var quiet: (start: String, end: String)?
        var quietWrong: String?
        var digest: String?
        var digestWrong: String?

        var isEmpty: Bool { hoursFaults.isEmpty && quietWrong == nil && digestWrong == nil }
    }

    private func save(_ request: Request, context: SignedInContext) async throws -> Response {
        let fields = try await request.form()
        var refused = Refused()
        switch fields["form"] {
        case "own": try await saveOwn(fields, context, &refused)
        case "workspace":
            try context.requireAdministrator()
            var settings = try await site.desk.store.settings()
            settings.cardsOff = Self.off(fields)
            try await site.desk.store.updateSettings(settings, by: context.user.id)
        case "hours":
            try context.requireAdministrator()
            try await saveHours(fields, context, &refused)
        default: break
        }
        guard refused.isEmpty else { return try await show(request, context, refused: refused) }
        return .seeOther(PageAddress(.assistantSettings).with("saved", "yes").text)
    }

    private func saveOwn(
        _ fields: FormFields,
        _ context: SignedInContext,
        _ refused: inout Refused
    ) async throws {
        var wishes = AssistantWishes(cardsOff: Self.off(fields))
        if fields["quiet"] == "yes" {
            let typed = (start: fields["quietStart"] ?? "", end: fields["quietEnd"] ?? "")
            let start = ClockTime.minutes(typed.start)
            wishes.quietHours = start.flatMap { start in
                ClockTime.minutes(typed.end).flatMap { QuietHours(start: start, end: $0) }
            }
            if wishes.quietHours == nil {
                refused.quietWrong = "Say from when until when, two different times of the day."
            }
            refused.quiet = typed
        }
        if fields["digest"] == "yes" {
            wishes.digestAt = ClockTime.minutes(fields["digestAt"] ?? "")
            if wishes.digestAt == nil { refused.digestWrong = "Say at what time, such as 08:00." }
            refused.digest = fields["digestAt"]
        }
        guard refused.isEmpty else { return }
        // What the workspace has not is not asked for, and stays as it was wished.
        let hidden = try await site.desk.store.settings().cardsOff
        let before = try await site.desk.store.assistantWishes(of: context.user.id).cardsOff
        wishes.cardsOff = wishes.cardsOff.subtracting(hidden).union(before.intersection(hidden))
        try await site.desk.store.setAssistantWishes(wishes, of: context.user.id)
    }

    private func saveHours(
        _ fields: FormFields,
        _ context: SignedInContext,
        _ refused: inout Refused
    ) async throws {
        let typed = TypedHours(fields)
        do {
            var settings = try await site.desk.store.settings()
            settings.workingHours = try typed.hours()
            try await site.desk.store.updateSettings(settings, by: context.user.id)
        } catch let faults as TypedHours.Faults {
            refused.hours = typed
            refused.hoursFaults = faults
        } catch StoreError.invalid("workingHours/holidays", let problem) {
            refused.hours = typed
            refused.hoursFaults.holidays = problem
        }
    }

    /// A box that is not checked is not sent; what can’t be switched off has none.
    private static func off(_ fields: FormFields) -> Set<CardKind> {
        let on = Set(fields.all("card"))
        return Set(CardKind.switchable.filter { !on.contains($0.rawValue) })
    }

    private func show(
        _ request: Request,
        _ context: SignedInContext,
        refused: Refused = Refused(),
        notice: Frame.Notice? = nil
    ) async throws -> Response {
        let visit = site.visit(request, context)
        let model = AssistantSettingsModel(
            settings: try await site.desk.store.settings(),
            wishes: try await site.desk.store.assistantWishes(of: visit.user.id),
            refused: refused,
            visit: visit
        )
        return try await site.page(
            .settingsAssistant,
            title: "Assistant settings",
            model,
            for: visit,
            at: .settings,
            notice: notice,
            status: refused.isEmpty ? .ok : .unprocessableContent
        )
    }
}
