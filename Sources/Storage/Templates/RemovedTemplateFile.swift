package import Tracking

/// A file that was just taken out of a template: what undoing needs.
package struct RemovedTemplateFile: Hashable, Sendable {
    /// Of which template.
    package let template: TemplateID
    /// Which one.
    package let file: FileID
    /// When it was taken out; it can be put back for a day.
    package let removedAt: Instant

    /// Takes the three.
    package init(template: TemplateID, file: FileID, removedAt: Instant) {
        self.template = template
        self.file = file
        self.removedAt = removedAt
    }
}
