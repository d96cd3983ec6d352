package import Tracking

/// Which templates a list shows, by name.
package struct TemplateQuery: Hashable, Sendable {
    /// Whose templates.
    package enum Scope: String, Hashable, Sendable, CaseIterable {
        /// The viewer's own and the shared ones.
        case all
        /// The viewer's own that nobody else has.
        case personal
        /// Those that everybody has.
        case shared
    }

    /// Whose.
    package var scope: Scope
    /// Words of the name or the subject; empty for all.
    package var text: String
    /// In which language, as a tag; empty for all.
    ///
    /// `de` finds `de-AT` as well.
    package var language: String
    /// The last one that was shown before; `nil` for the first page.
    package var after: TemplateID?
    /// At most so many.
    package var limit: Int

    /// Asks for all that the viewer has unless told otherwise.
    package init(
        scope: Scope = .all,
        text: String = "",
        language: String = "",
        after: TemplateID? = nil,
        limit: Int = 50
    ) {
        self.scope = scope
        self.text = text
        self.language = language
        self.after = after
        self.limit = limit
    }
}
