internal import Engagement

/// What is written in a template.
package struct TemplateContent: Hashable, Sendable {
    /// What it is called.
    package var name: String
    /// The language that it is written in, as a tag; empty where that was not said.
    package var language: String
    /// Whether everybody in the workspace has it.
    package var isShared: Bool
    /// The subject, with placeholders.
    package var subject: String
    /// The HTML text, with placeholders; `nil` for none.
    package var html: String?
    /// The plain text, with placeholders; `nil` to have it made from the HTML.
    package var text: String?

    /// The longest name, in characters.
    package static let longestName = 200

    /// Puts it together.
    package init(
        name: String,
        language: String = "",
        isShared: Bool = false,
        subject: String = "",
        html: String? = nil,
        text: String? = nil
    ) {
        self.name = name
        self.language = language
        self.isShared = isShared
        self.subject = subject
        self.html = html
        self.text = text
    }
}

extension TemplateContent {
    /// The content with its lines checked.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for what must not be kept.
    func checked() throws(StoreError) -> TemplateContent {
        var content = self
        content.name = try name.checkedLine(field: "name")
        content.subject = try subject.checkedLine(field: "subject")
        guard (1...Self.longestName).contains(content.name.unicodeScalars.count) else {
            throw .invalid(
                field: "name",
                problem: "Give it a name of at most \(Self.longestName) characters, by which you find it."
            )
        }
        guard !language.isEmpty else { return content }
        guard let tag = TextLanguage.tag(language) else {
            throw .invalid(
                field: "language",
                problem: "A language tag such as en, de or pt-BR is expected here, or nothing."
            )
        }
        content.language = tag
        return content
    }

    /// What lists are searched in.
    var searchText: String { "\(name) \(subject) \(language)".searchable }

    /// What lists are sorted by.
    var sortKey: String { name.searchable }

    /// How much the texts take in an email, in bytes, its header included; generously, for they will be encoded.
    var textLength: Int64 {
        [html, text].compactMap(\.self).reduce(16_384) { $0 + Int64($1.utf8.count) * 3 / 2 }
    }
}
