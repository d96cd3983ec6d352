/// Subject and texts with their open places filled in, as far as there was something to put there.
package struct FilledTemplate: Hashable, Sendable {
    /// The subject.
    package let subject: String
    /// The HTML text; `nil` for none.
    package let html: String?
    /// The plain text; `nil` for none.
    package let text: String?
    /// What could not be filled in, the subject's first.
    package let faults: [PlaceholderFault]

    /// Fills in subject and texts.
    package init(subject: String, html: String?, text: String?, with values: PlaceholderValues) {
        let filledSubject = PlaceholderText(subject, in: .subject).filled(with: values)
        let filledHTML = html.map { PlaceholderText($0, in: .html).filled(with: values) }
        let filledText = text.map { PlaceholderText($0, in: .text).filled(with: values) }
        self.subject = filledSubject.text
        self.html = filledHTML?.text
        self.text = filledText?.text
        faults = filledSubject.faults + (filledHTML?.faults ?? []) + (filledText?.faults ?? [])
    }

    /// What must be mended before an email with these can go: every place that is still open.
    package static func openPlaces(
        subject: String,
        html: String?,
        text: String?,
        isFromTemplate: Bool
    ) -> [PlaceholderFault] {
        let texts = [
            PlaceholderText(subject, in: .subject), html.map { PlaceholderText($0, in: .html) },
            text.map { PlaceholderText($0, in: .text) },
        ]
        return texts.compactMap(\.self).flatMap { $0.openPlaces(isFromTemplate: isFromTemplate) }
    }

    /// What subject and texts leave open, each once, in order.
    package static func placeholders(subject: String, html: String?, text: String?) -> [Placeholder] {
        let texts = [
            PlaceholderText(subject, in: .subject), html.map { PlaceholderText($0, in: .html) },
            text.map { PlaceholderText($0, in: .text) },
        ]
        var seen: Set<Placeholder> = []
        return texts.compactMap(\.self).flatMap(\.placeholders).filter { seen.insert($0).inserted }
    }
}
