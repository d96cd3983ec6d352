package import Engagement
package import Tracking

/// What lines of figures stand for.
package enum InsightGrouping: String, Hashable, Sendable, Codable, CaseIterable {
    /// The day on which mail was sent.
    case day
    /// Who sent it.
    case seller
    /// In which team whoever sent it is today.
    case team
    /// What it was written from.
    case template
    /// Whom it was sent to.
    case contact
    /// Whose people it was sent to.
    case account
    /// What may be sold that it was about.
    case opportunity
}

/// A table of figures in CSV; it is read piece by piece.
package struct InsightTable: Sendable {
    private let grouping: InsightGrouping
    private let query: InsightQuery
    private let viewer: Viewer
    private let store: Store
    private var place = Place.start

    /// How far it was read.
    private enum Place {
        case start
        case behind(InsightPage.Place?)
        case end
    }

    /// So many lines are read at once.
    private static let atOnce = 500

    /// Takes a store to read from.
    package init(by grouping: InsightGrouping, _ query: InsightQuery, from store: Store, viewer: Viewer) {
        self.grouping = grouping
        self.query = query
        self.viewer = viewer
        self.store = store
    }

    /// Whether there is one: people, accounts and opportunities are not looked up where that is too much mail.
    ///
    /// - Throws: ``StoreError/notFound`` where the viewer may not see it.
    package func isThere() async throws(StoreError) -> Bool {
        let page = InsightPage(limit: 1)
        switch grouping {
        case .day, .seller, .team, .template:
            _ = try await store.insights(query, viewer: viewer)
            return true
        case .contact: return try await store.insightsByContact(query, page, viewer: viewer) != nil
        case .account: return try await store.insightsByAccount(query, page, viewer: viewer) != nil
        case .opportunity: return try await store.insightsByOpportunity(query, page, viewer: viewer) != nil
        }
    }

    /// The next piece; `nil` behind the last one.
    package mutating func next() async throws(StoreError) -> String? {
        switch place {
        case .end: return nil
        case .start:
            place = .behind(nil)
            let (names, delays): ([String], [String]) =
                grouping == .day
                ? (["day"], []) : (["id", "name"], ["median minutes to open", "median minutes to answer"])
            let counts = ["sent", "followed", "opened", "perhaps opened", "clicked", "viewed", "answered", "bounced"]
            return CSVText.row(names + counts + delays)
        case .behind(let last):
            let most = [.team, .template].contains(grouping) ? Int.max : InsightPage.most
            let page = InsightPage(after: last, limit: Self.atOnce, most: most)
            switch grouping {
            case .day:
                place = .end
                let days = try await store.insights(query, viewer: viewer).days
                return days.map { CSVText.row([$0.day.text] + Self.counts($0.figures)) }.joined()
            case .seller: return piece(try await store.insightsBySeller(query, page, viewer: viewer))
            case .team: return piece(try await store.insightsByTeam(query, page, viewer: viewer))
            case .template: return piece(try await store.insightsByTemplate(query, page, viewer: viewer))
            case .contact: return piece(try await store.insightsByContact(query, page, viewer: viewer) ?? [])
            case .account: return piece(try await store.insightsByAccount(query, page, viewer: viewer) ?? [])
            case .opportunity: return piece(try await store.insightsByOpportunity(query, page, viewer: viewer) ?? [])
            }
        }
    }

    private mutating func piece<Kind>(_ lines: [InsightLine<ID<Kind>>]) -> String {
        place = lines.count < Self.atOnce ? .end : .behind(lines.last?.place())
        return lines.map { line in
            let delays = [line.medians?.minutesToOpen, line.medians?.minutesToReply].map { $0?.description ?? "" }
            return CSVText.row([line.id.description, line.name] + Self.counts(line.figures) + delays)
        }
        .joined()
    }

    private static func counts(_ figures: InsightFigures) -> [String] {
        [
            figures.sent, figures.followed, figures.opened, figures.perhapsOpened, figures.clicked, figures.viewed,
            figures.replied, figures.bounced,
        ]
        .map(\.description)
    }
}

extension InsightLine {
    /// Where a list goes on behind it.
    package func place<Kind>() -> InsightPage.Place where Subject == ID<Kind> {
        InsightPage.Place(sent: figures.sent, id: RecordID(uuid: id.uuid))
    }
}
