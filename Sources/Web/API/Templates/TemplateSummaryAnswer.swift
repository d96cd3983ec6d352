internal import Storage
internal import Tracking

/// A template as a line of a list.
struct TemplateSummaryAnswer: Encodable, Sendable {
    let id: TemplateID
    let name: String
    let language: String
    let shared: Bool
    let subject: String
    let figures: TemplateFiguresAnswer
    let updatedAt: Instant

    init(_ template: TemplateSummary) {
        id = template.id
        name = template.name
        language = template.language
        shared = template.isShared
        subject = template.subject
        figures = TemplateFiguresAnswer(template.figures)
        updatedAt = template.updatedAt
    }
}
