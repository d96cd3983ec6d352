internal import HTTPTypes
internal import Hummingbird

/// The REST API under `/api/v1` (design §4): each group of calls is a type of its own.
struct APIRoutes: Sendable {
    let desk: Desk
    let document: DocumentRoutes

    init(desk: Desk) throws {
        self.desk = desk
        document = try DocumentRoutes()
    }

    func add(to router: Router<AppRequestContext>) {
        document.add(to: router)
        let calls = router.group(context: APIContext.self)
            .add(middleware: BodyGate(configuration: desk.configuration))
            .add(middleware: RepeatGate(desk: desk))
        EmailRoutes(desk: desk).add(to: calls)
        EmailActionRoutes(desk: desk).add(to: calls)
        ReminderRoutes(desk: desk).add(to: calls)
        AttachmentRoutes(desk: desk).add(to: calls)
        ImageRoutes(desk: desk).add(to: calls)
        TemplateRoutes(desk: desk).add(to: calls)
        TemplateRankingRoutes(desk: desk).add(to: calls)
        TemplateAttachmentRoutes(desk: desk).add(to: calls)
        MessageRoutes(desk: desk).add(to: calls)
        InboundRoutes(desk: desk).add(to: calls)
        ContactRoutes(desk: desk).add(to: calls)
        DeliveryTimeRoutes(desk: desk).add(to: calls)
        AccountRoutes(desk: desk).add(to: calls)
        OpportunityRoutes(desk: desk).add(to: calls)
        MergeRoutes(desk: desk).add(to: calls)
        ImportRoutes(desk: desk).add(to: calls)
        InsightRoutes(desk: desk).add(to: calls)
        RecordRoutes(desk: desk).add(to: calls)
        ConsentRoutes(desk: desk).add(to: calls)
        CardRoutes(desk: desk).add(to: calls)
        SandboxRoutes(desk: desk).add(to: calls)
        SettingsRoutes(desk: desk).add(to: calls)
        BlockRoutes(desk: desk).add(to: calls)
        MailServerRoutes(desk: desk).add(to: calls)
        TestMailRoutes(desk: desk).add(to: calls)
        DoctorRoutes(desk: desk).add(to: calls)
        UserRoutes(desk: desk).add(to: calls)
        TeamRoutes(desk: desk).add(to: calls)
        ProfileRoutes(desk: desk).add(to: calls)
        SenderAddressRoutes(desk: desk).add(to: calls)
        TokenRoutes(desk: desk).add(to: calls)
        ProgramPasswordRoutes(desk: desk).add(to: calls)
        StreamRoutes(desk: desk).add(to: calls)
    }
}
