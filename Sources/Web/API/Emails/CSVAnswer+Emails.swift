internal import Engagement
internal import Hummingbird
internal import Storage

extension CSVAnswer {
    /// Answers with a list of emails as a table.
    static func emails(_ query: EmailQuery, from store: Store, viewer: Viewer) -> Response {
        response(named: "emails", EmailTable(query, from: store, viewer: viewer))
    }
}
