internal import Engagement
internal import Hummingbird
internal import Storage

extension CSVAnswer {
    /// Answers with a table of figures.
    static func insights(
        by grouping: InsightGrouping,
        _ query: InsightQuery,
        from store: Store,
        viewer: Viewer
    ) async throws -> Response {
        let table = InsightTable(by: grouping, query, from: store, viewer: viewer)
        guard try await table.isThere() else {
            throw Problem.invalid(
                "?by",
                "This is too much mail to look each of them up. Choose a seller, or fewer days."
            )
        }
        let days = "\(query.days.lowerBound.text)-to-\(query.days.upperBound.text)"
        return response(named: "insights-by-\(grouping.rawValue)-\(days)", table)
    }
}
