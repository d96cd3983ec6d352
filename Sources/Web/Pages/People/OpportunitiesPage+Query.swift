internal import Engagement
internal import Storage
internal import Tracking

extension RecordListModel {
    /// Loads a page of the opportunities.
    static func opportunities(
        _ choice: RecordChoice<Subject.Opportunity>,
        justArchived: OpportunityID?,
        from store: Store
    ) async throws -> RecordListModel {
        let filter = choice.filter ?? .all
        let found = try await store.opportunities(choice.query, filter)
        let shown = found.prefix(RecordChoice<Subject.Opportunity>.pageSize)
        let isEmpty = found.isEmpty && choice.isPlain
        let hasNone = isEmpty ? try await store.opportunities(RecordQuery(limit: 1)).isEmpty : false
        return RecordListModel(
            heading: choice.isArchive ? "Archived opportunities" : "Opportunities",
            addLink: Route.newOpportunity.path,
            addVerb: "Add an opportunity",
            importLink: Route.importOpportunities.path,
            exportLink: Route.exportOpportunities.path,
            duplicatesLink: nil,
            listAction: Route.opportunities.path,
            searchLabel: "Search names",
            listText: choice.text,
            kept: choice.kept,
            hasPlaces: false,
            places: [],
            filters: OpportunityFilter.allCases.map { other in
                ListLink(target: choice.address { $0.filter = other }, words: other.words, isCurrent: other == filter)
            },
            filtersLabel: "Which opportunities",
            orders: choice.orders,
            archiveLink: choice.isArchive ? nil : choice.address { $0.isArchive = true },
            listLink: choice.isArchive ? choice.address { $0.isArchive = false } : nil,
            isBlank: hasNone,
            blank: Blank(
                blankTitle: "No opportunities yet",
                blankWords:
                    "An opportunity is something that you may sell. Emails that regard it show on its page, and whether they led to a sale shows which words work."
            ),
            undo: try await undo(justArchived, from: store),
            hasRows: !shown.isEmpty,
            rows: shown.map { RecordRowModel($0) },
            nothingFound: nothingFound(choice),
            older: choice.older(found.count > shown.count ? shown.last?.id : nil)
        )
    }

    private static func nothingFound(_ choice: RecordChoice<Subject.Opportunity>) -> String {
        if !choice.text.isEmpty { return "No name here has “\(choice.text)” in it." }
        if choice.isArchive { return "No such opportunity is archived." }
        return switch choice.filter {
        case .won: "Nothing was won yet."
        case .lost: "Nothing was lost."
        default: "Nothing is open at the moment."
        }
    }

    private static func undo(_ id: OpportunityID?, from store: Store) async throws -> RecordUndo? {
        guard let id, let opportunity = try await store.opportunity(id), opportunity.archivedAt != nil else {
            return nil
        }
        return RecordUndo(undoWords: "\(opportunity.name) was archived.", undoLink: Route.restoreOpportunity(id).path)
    }
}

extension RecordRowModel {
    init(_ opportunity: Opportunity) {
        key = "opportunity-\(opportunity.id)"
        rowLink = Route.opportunity(opportunity.id).path
        face = opportunity.name.initials
        title = opportunity.name
        sub = [opportunity.account?.name, opportunity.closedOn.map { "on \($0.words)" }].compactMap(\.self)
            .joined(separator: " · ")
        figure = opportunity.amount?.words
        rowChips = [opportunity.stage.chip]
    }
}

extension OpportunityFilter {
    /// As the list offers it.
    fileprivate var words: String {
        switch self {
        case .open: "Open"
        case .won: "Won"
        case .lost: "Lost"
        case .all: "All"
        }
    }
}
