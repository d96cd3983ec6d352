internal import Engagement
internal import Storage

extension TypedEmail {
    /// Begins with a template: its text, filled in as far as it can be, and its files.
    mutating func begin(with found: Template, values: PlaceholderValues) {
        let content = found.content
        let filled = FilledTemplate(subject: content.subject, html: content.html, text: content.text, with: values)
        subject = filled.subject
        isHTML = filled.html != nil
        // What was there is the signature, which stands below.
        body = filled.html.map { $0 + (begun ?? "") } ?? (filled.text ?? "") + body
        begun = nil
        template = found.id
        templateFiles = found.files.isEmpty ? nil : found.id
    }
}
