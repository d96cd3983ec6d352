internal import Engagement
internal import Storage

/// Reads what a template should be from a request: each member that is given replaces that of the one that is there.
struct TemplateBody {
    /// What is to be kept.
    let content: TemplateContent
    /// The version that was seen before, if the caller cares.
    let version: Int?

    /// Reads a request that changes `base`; without one it must name the template.
    init(_ value: JSONValue, changing base: TemplateContent?) throws(Problem) {
        var members = try Members(value)
        var content = base ?? TemplateContent(name: "")
        let name = members.string("name", .line(1, upTo: TemplateContent.longestName))
        content.name = (base == nil ? members.required("name", name) : name) ?? content.name
        content.language =
            members.string("language", .line(upTo: TextLanguage.maximumLength)) ?? content.language
        content.isShared = members.truth("shared") ?? content.isShared
        content.subject = members.string("subject", .line(upTo: DraftBody.maximumSubject)) ?? content.subject
        content.html = members.nullableString("html", .text(upTo: DraftBody.maximumText)) ?? content.html
        content.text = members.nullableString("text", .text(upTo: DraftBody.maximumText)) ?? content.text
        version = base == nil ? nil : members.integer("version", in: 1...Int(Int32.max))
        try members.finish()
        self.content = content
    }
}
