internal import Engagement
internal import Storage
internal import Tracking

/// A template as it stands in the fields of the form: perhaps not well formed yet, never thrown away.
struct TypedTemplate {
    var id: TemplateID?
    var version: Int?
    var name = ""
    var language = ""
    var isShared = false
    var subject = ""
    var body = ""
    /// Whether the body is HTML, as the editor makes it, or plain text.
    var isHTML = false
    /// The address of whoever it is shown for.
    var previewFor = ""

    init() {}

    init(_ fields: FormFields) {
        id = fields["id"].flatMap { TemplateID($0) }
        version = fields["version"].flatMap(Int.init)
        name = fields["name"] ?? ""
        language = fields["language"]?.trimmed ?? ""
        isShared = fields["shared"] == "true"
        subject = fields["subject"]?.filter { !$0.isNewline } ?? ""
        body = fields["body"] ?? ""
        isHTML = fields["format"] == "html"
        previewFor = fields["previewFor"]?.trimmed ?? ""
    }

    init(_ template: Template) {
        let content = template.content
        id = template.id
        version = template.version
        name = content.name
        language = content.language
        isShared = content.isShared
        subject = content.subject
        isHTML = content.html != nil
        body = content.html ?? content.text ?? ""
    }

    /// What is to be kept.
    var content: TemplateContent {
        let hasBody = !body.allSatisfy(\.isWhitespace)
        return TemplateContent(
            name: name,
            language: language,
            isShared: isShared,
            subject: subject,
            html: hasBody ? (isHTML ? body : TypedText.html(body)) : nil,
            text: hasBody && !isHTML ? body : nil
        )
    }
}
