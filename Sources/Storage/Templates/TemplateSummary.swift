package import Engagement
package import Tracking

/// A template as a line of a list.
package struct TemplateSummary: Hashable, Sendable {
    /// Its id.
    package let id: TemplateID
    /// Who made it.
    package let owner: UserID
    /// Whether everybody in the workspace has it.
    package let isShared: Bool
    /// What it is called.
    package let name: String
    /// The language that it is written in; empty where that was not said.
    package let language: String
    /// Its subject, with placeholders.
    package let subject: String
    /// When it was last changed.
    package let updatedAt: Instant
    /// What became of the emails from it.
    package let outcomes: TemplateOutcomes

    /// The sum of that.
    package var figures: TemplateFigures { outcomes.figures }
}
