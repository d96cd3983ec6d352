internal import Engagement
internal import Storage
internal import Tracking

/// A template with everything that is known of it.
struct TemplateAnswer: Encodable, Sendable {
    let id: TemplateID
    let owner: UserID
    let name: String
    let language: String
    let shared: Bool
    let subject: String
    @Nullable var html: String?
    @Nullable var text: String?
    let placeholders: [PlaceholderAnswer]
    let attachments: [TemplateAttachmentAnswer]
    let figures: TemplateFiguresAnswer
    /// What those are worth together that were won, where that is known.
    let wonAmounts: [MoneyAnswer]
    let version: Int
    let createdAt: Instant
    let updatedAt: Instant

    init(_ template: Template, figures: TemplateFigures, worth: WonWorth) {
        let content = template.content
        id = template.id
        owner = template.owner
        name = content.name
        language = content.language
        shared = content.isShared
        subject = content.subject
        _html = Nullable(wrappedValue: content.html)
        _text = Nullable(wrappedValue: content.text)
        placeholders = FilledTemplate.placeholders(subject: content.subject, html: content.html, text: content.text)
            .map(PlaceholderAnswer.init)
        attachments = template.files.map(TemplateAttachmentAnswer.init)
        self.figures = TemplateFiguresAnswer(figures)
        wonAmounts = worth.sums.map(MoneyAnswer.init)
        version = template.version
        createdAt = template.createdAt
        updatedAt = template.updatedAt
    }
}

/// A place that a template leaves open.
struct PlaceholderAnswer: Encodable, Sendable {
    let name: String
    /// What stands there where there is no value, as it is written; `nil` where that was not said.
    @Nullable var fallback: String?

    init(_ placeholder: Placeholder) {
        name = placeholder.name.rawValue
        _fallback = Nullable(wrappedValue: placeholder.fallback)
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case fallback = "default"
    }
}
