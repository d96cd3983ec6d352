package import Engagement
internal import Tracking

extension Store {
    /// So many templates are ranked at most, the first by name.
    private static let rankedTemplates = 500

    /// Every template that the viewer has, best first for each aim, by everybody's emails (product §7.3).
    package func templateRankings(
        for aims: [RankingAim],
        viewer: Viewer
    ) async throws(StoreError) -> [(aim: RankingAim, ranked: [RankedTemplate])] {
        // Which opportunities a template led to is added up by age, so that is left out where nobody asks for it.
        let withSales = aims.contains(.sales)
        let all = try await read { sql, now in
            try sql.templates(TemplateQuery(limit: Self.rankedTemplates), viewer: viewer) {
                try sql.outcomes(of: $0, at: now, withSales: withSales)
            }
        }
        return aims.map { ($0, RankedTemplate.ranked(all, for: $0)) }
    }

    /// The same for one aim.
    package func templateRanking(
        for aim: RankingAim,
        viewer: Viewer
    ) async throws(StoreError) -> [RankedTemplate] {
        try await templateRankings(for: [aim], viewer: viewer).flatMap(\.ranked)
    }
}
