package import Tracking

/// A template that was just deleted: what undoing needs.
package struct ArchivedTemplate: Hashable, Sendable {
    /// Which one.
    package let template: TemplateID
    /// When it was deleted.
    package let archivedAt: Instant

    /// Takes both.
    package init(template: TemplateID, archivedAt: Instant) {
        self.template = template
        self.archivedAt = archivedAt
    }
}
