internal import Engagement
internal import Storage
internal import Tracking

/// One account as its page shows it.
struct AccountModel {
    let initials: String
    let who: String
    let domain: String?
    let phone: String?
    let dialled: String?
    let isRefusing: Bool
    let refuses: Bool
    let refusalWords: String
    let preferenceQuestion: String
    let writeLink: String
    let addPersonLink: String
    let addOpportunityLink: String
    let action: String
    let archiveAction: String?
    let restoreAction: String?
    let problem: String?
    let figures: RecordFiguresModel
    let hasPeople: Bool
    let rows: [RecordRowModel]
    let morePeople: String?
    let hasOpportunities: Bool
    let opportunities: [RecordRowModel]
    let fields: [FieldModel]
    let was: [SharedForm.Was]
    /// What the assistant says about its people and what may be sold to it.
    let ownCards: OwnCards?

    /// So many of its people are shown at once.
    static let shownPeople = 20

    static let refusalWords =
        "No copy to any of its people is followed, whatever they say themselves; whether the others’ are is a rule of this "
        + "workspace."

    init(
        _ account: Account,
        typed: TypedAccount,
        fault: FormFault?,
        figures: RecordFiguresModel,
        people: [Contact],
        opportunities: [Opportunity],
        cards: OwnCards?
    ) {
        let id = account.id.description
        initials = account.name.initials
        who = account.name
        domain = account.domain.isEmpty ? nil : account.domain
        phone = account.phone.isEmpty ? nil : account.phone
        dialled = account.phone.dialled
        isRefusing = account.preference == .disallow
        refuses = typed.preference == .disallow
        refusalWords = Self.refusalWords
        preferenceQuestion = "May its people be followed?"
        writeLink = PageAddress(.compose).with("regarding", id).text
        addPersonLink = PageAddress(.newPerson).with("account", id).text
        addOpportunityLink = PageAddress(.newOpportunity).with("account", id).text
        action = Route.account(account.id).path
        let isArchived = account.archivedAt != nil
        archiveAction = isArchived ? nil : Route.archiveAccount(account.id).path
        restoreAction = isArchived ? Route.restoreAccount(account.id).path : nil
        problem = fault == nil ? nil : FormFault.problem
        self.figures = figures
        hasPeople = !people.isEmpty
        rows = people.prefix(Self.shownPeople).map { RecordRowModel($0) }
        let last = people.count > Self.shownPeople ? people.prefix(Self.shownPeople).last : nil
        morePeople = last.map { PageAddress(.account(account.id)).with("behind", $0.id.description).text }
        hasOpportunities = !opportunities.isEmpty
        self.opportunities = opportunities.map { RecordRowModel($0) }
        fields = typed.fields(fault)
        was = SharedForm.was(TypedAccount(account).values)
        ownCards = cards
    }
}
