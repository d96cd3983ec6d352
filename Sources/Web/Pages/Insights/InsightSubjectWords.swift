internal import Engagement
internal import Storage
internal import Tracking

/// Whose mail the figures are of, in words.
struct InsightSubjectWords {
    let whose: String
    let narrowings: [InsightsModel.Narrowing]
    let record: Record?
    let countedWords: String

    /// Looks up the names of what was chosen.
    ///
    /// - Throws: where one of them is not there for the visitor.
    init(_ choice: InsightChoice, from store: Store, for visit: Visit) async throws {
        var narrowings: [InsightsModel.Narrowing] = []
        let scope = visit.viewer.figures
        var whose = scope == .own ? "Your mail" : "Everybody’s mail"
        if let id = choice.team ?? scope.team {
            guard scope == .everybody || scope.team == id, let team = try await store.team(id) else {
                throw Problem(.notFound)
            }
            whose = "The mail of the team “\(team.name)”"
            if scope == .everybody {
                let wider = choice.address(team: .some(nil)).text
                narrowings.append(.init(narrowedTo: "Team “\(team.name)”", widerLink: wider))
            }
        }
        if let seller = choice.seller {
            guard let user = try await store.user(seller), visit.viewer.maySeeFigures(of: seller, in: user.team) else {
                throw Problem(.notFound)
            }
            whose = seller == visit.user.id ? "Your mail" : "\(user.name)’s mail"
            if scope != .own {
                narrowings.append(.init(narrowedTo: user.name, widerLink: choice.address(seller: .some(nil)).text))
            }
        }
        if let id = choice.template {
            guard let name = try await store.templateName(id, viewer: visit.viewer) else { throw Problem(.notFound) }
            narrowings.append(
                .init(narrowedTo: "Template “\(name)”", widerLink: choice.address(template: .some(nil)).text)
            )
        }
        var found: RecordReference?
        if let id = choice.record {
            found = try await store.record(id)
            guard let found else { throw Problem(.notFound) }
            narrowings.append(.init(narrowedTo: found.name, widerLink: choice.address(record: .some(nil)).text))
        }
        self.whose = whose
        self.narrowings = narrowings
        record = found?.record
        countedWords = Self.countedWords(found?.record)
    }

    /// What is asked of storage.
    func query(_ choice: InsightChoice) -> InsightQuery {
        InsightQuery(
            days: choice.days,
            seller: choice.seller,
            team: choice.team,
            template: choice.template,
            record: record
        )
    }

    private static func countedWords(_ record: Record?) -> String {
        let things =
            switch record {
            case .contact, .account: "Copies to each person are counted"
            case .opportunity, nil: "Emails are counted, never single opens or clicks"
            }
        return things
            + ": what was sent in these days, whatever day it was read. Opens are approximate: pictures that are blocked hide readers, and programs that fetch them look like some."
    }
}
