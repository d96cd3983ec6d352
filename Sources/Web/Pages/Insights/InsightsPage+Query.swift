internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

extension InsightsModel {
    /// So many lines a table has at most; all of them are in the table to download.
    static let mostLines = 25
    /// So much mail of several sellers is looked up for the page; of more the tables to download tell.
    private static let mostLookedUp = 1_500

    /// Loads what was chosen.
    ///
    /// - Throws: where it is not the viewer's to see, or is not there.
    static func load(_ choice: InsightChoice, from store: Store, for visit: Visit) async throws -> InsightsModel {
        let subject = try await InsightSubjectWords(choice, from: store, for: visit)
        let query = subject.query(choice)
        // None of them needs another, so they are read side by side.
        async let figures = store.insights(query, viewer: visit.viewer)
        async let activity = store.insightHours(query, in: visit.zone, viewer: visit.viewer)
        async let tables = breakdowns(query, choice, from: store, for: visit)
        let (insights, hours) = try await (figures, activity)
        let isBlank = insights.days.isEmpty && hours.total == 0
        return InsightsModel(
            heading: "Insights",
            whose: subject.whose,
            narrowings: subject.narrowings,
            periods: InsightPeriod.allCases.filter { $0 != .own }.map { period in
                PeriodLink(
                    periodLink: choice.address(period: period).text,
                    periodLabel: period.label,
                    isCurrent: period == choice.period
                )
            },
            insightsAction: Route.insights.path,
            kept: kept(choice),
            typedFirst: choice.typedFirst.isEmpty ? choice.days.lowerBound.text : choice.typedFirst,
            typedLast: choice.typedLast.isEmpty ? choice.days.upperBound.text : choice.typedLast,
            dayFault: choice.fault,
            periodWords: "\(choice.days.lowerBound.words) to \(choice.days.upperBound.words)",
            isBlank: isBlank,
            blankWords: "Here you will see how much was sent, opened, clicked and answered, and when people read.",
            tiles: tiles(insights),
            countedWords: subject.countedWords,
            chart: InsightChart(insights, days: choice.days, tableLink: table(choice, by: .day)),
            hours: HourMap(hours, zoneName: visit.zone.identifier.replacing("_", with: " ")),
            breakdowns: isBlank ? [] : try await tables
        )
    }

    private static func kept(_ choice: InsightChoice) -> [KeptChoice] {
        [
            ("seller", choice.seller?.description), ("team", choice.team?.description),
            ("template", choice.template?.description), ("record", choice.record?.description),
        ]
        .compactMap { name, value in value.map { KeptChoice(keptName: name, keptValue: $0) } }
    }

    /// The address of a table to download.
    private static func table(_ choice: InsightChoice, by grouping: InsightGrouping) -> String {
        PageAddress(.exportInsights).with("by", grouping.rawValue).with("from", choice.days.lowerBound.text)
            .with("to", choice.days.upperBound.text).with("seller", choice.seller?.description)
            .with("team", choice.team?.description).with("template", choice.template?.description)
            .with("record", choice.record?.description).text
    }

    private static func breakdowns(
        _ query: InsightQuery,
        _ choice: InsightChoice,
        from store: Store,
        for visit: Visit
    ) async throws -> [Breakdown] {
        guard query.template == nil, query.record == nil else { return [] }
        let page = InsightPage(limit: mostLines + 1, most: mostLookedUp)
        async let byUser = breakdownsByUser(query, choice, from: store, for: visit)
        let templates = try await store.insightsByTemplate(query, page, viewer: visit.viewer)
        let people = try await store.insightsByContact(query, page, viewer: visit.viewer)
        let accounts = try await store.insightsByAccount(query, page, viewer: visit.viewer)
        let deals = try await store.insightsByOpportunity(query, page, viewer: visit.viewer)
        let others = [
            Breakdown(.template, "By template", "Template", templates, table(choice, by: .template)) { line in
                line.name.isEmpty ? nil : choice.address(template: line.id).text
            },
            Breakdown(.contact, "By person", "Person", people, table(choice, by: .contact)) { line in
                choice.address(record: RecordID(uuid: line.id.uuid)).text
            },
            Breakdown(.account, "By account", "Account", accounts, table(choice, by: .account)) { line in
                choice.address(record: RecordID(uuid: line.id.uuid)).text
            },
            Breakdown(.opportunity, "By opportunity", "Opportunity", deals, table(choice, by: .opportunity)) { line in
                choice.address(record: RecordID(uuid: line.id.uuid)).text
            },
        ]
        return try await byUser + others
    }

    /// By team, where there are teams and everybody's mail is looked at, and by seller, where it is more than one's.
    private static func breakdownsByUser(
        _ query: InsightQuery,
        _ choice: InsightChoice,
        from store: Store,
        for visit: Visit
    ) async throws -> [Breakdown] {
        let scope = visit.viewer.figures
        guard scope != .own, query.seller == nil else { return [] }
        let found = try await store.insightsByUser(query, limit: mostLines + 1, viewer: visit.viewer)
        var breakdowns: [Breakdown] = []
        if scope == .everybody, query.team == nil, try await !store.teams().isEmpty {
            let note = "Mail counts for the team that its seller is in today."
            breakdowns.append(
                Breakdown(.team, "By team", "Team", found.teams, table(choice, by: .team), note: note) { line in
                    choice.address(team: line.id).text
                }
            )
        }
        breakdowns.append(
            Breakdown(.seller, "By seller", "Seller", found.sellers, table(choice, by: .seller)) { line in
                choice.address(seller: line.id).text
            }
        )
        return breakdowns
    }
}

extension InsightsModel.Breakdown {
    fileprivate init<Kind>(
        _ grouping: InsightGrouping,
        _ title: String,
        _ column: String,
        _ found: [InsightLine<ID<Kind>>]?,
        _ tableLink: String,
        note: String? = nil,
        link: (InsightLine<ID<Kind>>) -> String?
    ) {
        let shown = (found ?? []).prefix(InsightsModel.mostLines)
        breakdownID = "by-\(grouping.rawValue)"
        breakdownTitle = title
        firstColumn = column
        hasLines = !shown.isEmpty
        lines = shown.map { InsightsModel.Line($0, link: link($0)) }
        noLines =
            found == nil
            ? "This is too much mail to look each of them up here. Choose a seller above, or fewer days, or take the table."
            : grouping.noLines
        let more =
            (found?.count ?? 0) > shown.count
            ? "The first \(shown.count), by how much was sent. All are in the table." : nil
        let delays =
            shown.contains { $0.medians == nil }
            ? "How long it took stands in the table: this is much mail."
            : "After: the median until it was first opened and answered, about."
        let words = [shown.isEmpty ? nil : note, shown.isEmpty ? nil : delays, more].compactMap(\.self)
        moreWords = words.isEmpty ? nil : words.joined(separator: " ")
        self.tableLink = found?.isEmpty == true ? nil : tableLink
    }
}

extension InsightGrouping {
    /// Said where there is no line.
    fileprivate var noLines: String {
        switch self {
        case .day, .seller, .contact: "Nothing was sent in these days."
        case .team: "None of this mail was sent by somebody of a team."
        case .template: "None of this mail was written from a template."
        case .account: "None of this mail went to people of an account."
        case .opportunity: "None of this mail was about an opportunity."
        }
    }
}

extension InsightsModel.Line {
    fileprivate init<Kind>(_ line: InsightLine<ID<Kind>>, link: String?) {
        let figures = line.figures
        lineName = line.name.isEmpty ? "A personal template" : line.name
        lineLink = link
        sent = figures.sent
        followed = figures.followed
        opened = RateWords.percent(Proportion(figures.opened, of: figures.followed))
        clicked = RateWords.percent(Proportion(figures.clicked, of: figures.followed))
        viewed = RateWords.percent(Proportion(figures.viewed, of: figures.followed))
        answered = RateWords.percent(Proportion(figures.replied, of: figures.sent))
        bounced = figures.bounced
        openedAfter = Self.delay(line.medians?.minutesToOpen)
        answeredAfter = Self.delay(line.medians?.minutesToReply)
    }

    /// A dash where it did not happen.
    private static func delay(_ minutes: Int?) -> String {
        minutes.map { DelayWords.text(minutes: $0) } ?? "–"
    }
}
