internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// One opportunity as its page shows it.
struct OpportunityModel {
    let who: String
    let recordChips: [Chip]
    let worth: String?
    let closedWords: String?
    let accountLink: String?
    let accountName: String?
    let writeLink: String
    let action: String
    let archiveAction: String?
    let restoreAction: String?
    let problem: String?
    let figures: RecordFiguresModel
    let hasPeople: Bool
    let rows: [RecordRowModel]
    let fields: [FieldModel]
    let was: [SharedForm.Was]
    let stages: StageModel
    /// What the assistant says about emails that regard it.
    let ownCards: OwnCards?

    init(
        _ opportunity: Opportunity,
        typed: TypedOpportunity,
        fault: FormFault?,
        figures: RecordFiguresModel,
        people: [Contact],
        cards: OwnCards?
    ) {
        who = opportunity.name
        recordChips = [opportunity.stage.chip]
        worth = opportunity.amount?.words
        closedWords = opportunity.closedOn.map { "\(opportunity.stage.words) on \($0.words)" }
        accountLink = opportunity.account.map { Route.account($0.id).path }
        accountName = opportunity.account?.name
        writeLink = PageAddress(.compose).with("regarding", opportunity.id.description).text
        action = Route.opportunity(opportunity.id).path
        let isArchived = opportunity.archivedAt != nil
        archiveAction = isArchived ? nil : Route.archiveOpportunity(opportunity.id).path
        restoreAction = isArchived ? Route.restoreOpportunity(opportunity.id).path : nil
        problem = fault == nil ? nil : FormFault.problem
        self.figures = figures
        hasPeople = !people.isEmpty
        rows = people.map { RecordRowModel($0) }
        fields = typed.fields(fault)
        was = SharedForm.was(TypedOpportunity(opportunity, people: people).values)
        stages = typed.stages(fault)
        ownCards = cards
    }
}

extension Day {
    /// "1 Dec 2026".
    var words: String { CalendarDay(start, in: .gmt).shortWords }
}
