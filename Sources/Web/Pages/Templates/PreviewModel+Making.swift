internal import Engagement
internal import Storage

extension PreviewModel {
    /// Fills in what was typed.
    init(_ typed: TypedTemplate, values: PlaceholderValues, wrong: String?) {
        let content = typed.content
        let filled = FilledTemplate(
            subject: content.subject,
            html: content.html,
            text: content.html == nil ? content.text : nil,
            with: values
        )
        let placeholders = FilledTemplate.placeholders(
            subject: content.subject,
            html: content.html,
            text: content.html == nil ? content.text : nil
        )
        previewFor = typed.previewFor
        shownFor = values.recipient.map { $0.name.isEmpty ? $0.address : $0.name }
        previewWrong = wrong
        previewSubject = Subjects.shown(filled.subject)
        hasText = filled.html != nil || filled.text != nil
        document = Self.document(filled)
        // Nobody chosen is nothing wrong: those places are listed below all the same.
        let troubles = filled.faults.filter { !$0.isWaiting }
        openPlaces = troubles.map(\.description)
        hasOpenPlaces = !troubles.isEmpty
        allIsFilled = troubles.isEmpty && values.recipient != nil && !placeholders.isEmpty
        usesPlaceholders = !placeholders.isEmpty
        used = placeholders.map(Used.init)
    }

    /// The text as a document of its own: the frame gives it no scripts and no origin.
    private static func document(_ filled: FilledTemplate) -> String {
        let head = "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">"
        if let html = filled.html { return head + html }
        return head + TypedText.html(filled.text ?? "")
    }
}

extension PreviewModel.Used {
    init(_ placeholder: Placeholder) {
        label = placeholder.name.label
        written = placeholder.name.written
        hasFallback = placeholder.fallback != nil
        fallback = placeholder.fallback.map { $0.isEmpty ? "nothing" : "“\($0)”" } ?? ""
    }
}
