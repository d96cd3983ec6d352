internal import Engagement
internal import Tracking

extension SQLConnection {
    /// Refuses to count an email for a template that is not there, was deleted, or that the viewer may not see.
    ///
    /// The refusal names the field in which its id stands.
    func checkTemplate(_ id: TemplateID?, field: String, for viewer: Viewer) throws {
        guard let id else { return }
        let row = try row("SELECT owner_id, is_shared, archived_at FROM templates WHERE id = $1", id)
        guard let row, try row.optionalInstant("archived_at") == nil,
            try row.truth("is_shared") || viewer.mayOpen(thingsOf: row.id("owner_id"))
        else { throw StoreError.invalid(field: field.lowercased(), problem: StoreError.noTemplate(in: field)) }
    }
}

extension StoreError {
    /// What is said where a field names no template.
    static func noTemplate(in field: String) -> String {
        "“\(field)” must be the id of one template that you may use. The id stands on the template’s page."
    }
}
