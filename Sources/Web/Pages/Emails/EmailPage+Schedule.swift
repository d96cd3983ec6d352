internal import Engagement
internal import Hummingbird
internal import Storage
internal import Tracking

/// What can be done with an email that waits for its time, or came whole and was called back.
struct ScheduleModel {
    let title: String
    let waitsFor: Moment?
    let scheduleLink: String
    let offersDraft: Bool
    let laterVerb: String
    let later: LaterModel
    let bestTime: BestTimeModel?

    init(_ email: Email, advice: DeliveryAdvice, wrong: String?, typed: TypedTime?, for visit: Visit) {
        let isScheduled = email.status == .scheduled
        title = isScheduled ? "Scheduled for" : "It waits for you"
        waitsFor = isScheduled ? email.sendAt.map { Moment($0, as: .dated, for: visit) } : nil
        scheduleLink = Route.scheduleEmail(email.id).path
        offersDraft = isScheduled
        laterVerb = isScheduled ? "Reschedule" : "Send later"
        let shown = typed ?? email.sendAt.map { TypedTime($0, for: visit) } ?? TypedTime()
        later = LaterModel(typed: shown, wrong: wrong, for: visit)
        bestTime = BestTimeModel(advice, for: visit)
    }
}

extension Email {
    /// Whether it came as a whole message and was called back: there is nothing in it that could be edited.
    var isWholeDraft: Bool { isRawMessage && status == .draft }
}

extension EmailPage {
    /// What can be done with an email before it leaves; `nil` where nothing can be done any more.
    func schedule(
        of email: Email,
        wrong: String? = nil,
        typed: TypedTime? = nil,
        for visit: Visit
    ) async throws -> ScheduleModel? {
        guard email.seller == visit.user.id, email.status == .scheduled || email.isWholeDraft else { return nil }
        let addresses = email.recipients.prefix(Draft.maximumRecipients).map(\.address)
        let advice = try await DeliveryTimeQuery(desk: site.desk).advice(for: addresses, at: visit.now)
        return ScheduleModel(email, advice: advice, wrong: wrong, typed: typed, for: visit)
    }

    /// Sends it now or at another time, makes it a draft again, or deletes it.
    func schedule(_ request: Request, context: SignedInContext) async throws -> Response {
        let visit = site.visit(request, context)
        let id = try context.id(EmailID.self)
        guard try await site.desk.store.email(id, viewer: visit.viewer) != nil else { throw Problem(.notFound) }
        let fields = try await request.form()
        let typed = TypedTime(fields, "sendAt")
        switch ChosenTime(fields["do"], typed: typed, for: visit) {
        case .now:
            try await site.desk.store.queue(id, at: visit.now, by: visit.viewer)
        case .later(let moment):
            try await site.desk.store.queue(id, at: moment, by: visit.viewer)
        case .wrong(let words):
            return try await show(request, context, wrongTime: words, typedTime: typed)
        case nil where fields["do"] == "delete":
            let deleted = try await site.desk.store.deleteDraft(id, by: visit.viewer)
            return .seeOther(DraftsPage.address(after: deleted))
        case nil where fields["do"] == "draft":
            try await site.desk.store.unschedule(id, by: visit.viewer)
            return .seeOther(Route.composeDraft(id).path)
        case nil:
            break
        }
        return .seeOther(Route.email(id).path)
    }
}
