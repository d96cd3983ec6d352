/// The list of templates as it is shown.
struct TemplatesModel {
    let isBlank: Bool
    let text: String
    let scope: String?
    let scopes: [Scope]
    let aim: String?
    let aims: [Scope]
    let languages: [Choice]
    let hasTemplates: Bool
    let templates: [TemplateRow]
    let older: String?
    let undo: Undo?

    /// One of the choices of what is shown: whose templates, and for which aim they carry stars.
    struct Scope {
        let label: String
        let link: String
        let isCurrent: Bool
    }

    /// A template as a line of the list.
    struct TemplateRow {
        let id: String
        let link: String
        let name: String
        let subject: String
        let shared: Chip
        let language: String?
        let star: Chip?
        let rankWords: String?
        let sent: String
        let hasFigures: Bool
        let figures: [Figure]
    }

    /// One figure of a line.
    struct Figure {
        let icon: String
        let value: String
        let label: String
        let caveat: String
    }

    /// The template that was just deleted, as far as undoing needs it.
    struct Undo {
        let restoreLink: String
        let restoreMark: String
    }
}
