internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// What a seller of the demo has at hand when they write: templates, what may be sold, and reminders.
struct DemoDesk: Sendable {
    /// The template of each letter, by its subject.
    private let templates: [String: TemplateID]
    /// What may be sold, by its name.
    private let deals: [String: RecordID]
    private let now: Instant

    /// Makes the templates where they are missing.
    init(store: Store, owner: User, now: Instant) async throws {
        self.now = now
        let known = try await store.templates(TemplateQuery(scope: .shared, limit: 100), viewer: owner.viewer)
        var templates = Dictionary(known.map { ($0.subject, $0.id) }) { first, _ in first }
        for letter in DemoLetter.all where templates[letter.subject] == nil {
            let content = TemplateContent(
                name: letter.subject,
                language: "en",
                isShared: true,
                subject: letter.subject,
                html: letter.html(greeting: "{{recipient.firstName|colleague}}", from: "{{sender.name}}")
            )
            templates[letter.subject] = try await store.createTemplate(content, by: owner.viewer).id
        }
        self.templates = templates
        var deals: [String: RecordID] = [:]
        for deal in DemoDeal.all {
            deals[deal.name] = try await store.records(named: deal.name, among: [.opportunity]).first?.record.id
        }
        self.deals = deals
    }

    /// Adds to a draft what its seller chose for it, by what it says and whom it is to.
    func complete(_ draft: inout Draft, _ mail: DemoMail) {
        draft.template = templates[mail.letter.subject]
        guard let person = mail.people.first else { return }
        let deal = DemoDeal.all.first { $0.isTalkedAbout(with: person.address, at: mail.at, now: now) }
        draft.regarding = deal.flatMap { deals[$0.name] }
        draft.reminder = Self.reminder(of: mail, about: deal)
    }

    /// What is about a deal is not to be forgotten, nor are questions.
    private static func reminder(of mail: DemoMail, about deal: DemoDeal?) -> ReminderPlan? {
        guard deal != nil || mail.letter.links.isEmpty else { return nil }
        let due = mail.at + .seconds(86_400 * (deal == nil ? 3 : 5))
        return ReminderPlan(condition: .noReply, at: due, note: deal.map { "Ask how they decided: \($0.name)." } ?? "")
    }
}
