import Files
import Storage
import Testing
import Tracking

@testable import Web

extension WebHouse {
    /// A personal template of Sam's, perhaps with a file.
    func addTemplate(
        _ name: String,
        subject: String = "Your quote",
        html: String = "<p>Hello</p>",
        file: String? = nil,
        isFollowed: Bool = true
    ) async throws -> Template {
        let content = TemplateContent(name: name, subject: subject, html: html)
        let template = try await store.createTemplate(content, by: sam.viewer)
        guard let file else { return template }
        let object = try await desk.objects.store(Array("quote".utf8))
        let new = NewFile(object, kind: .file, name: file, mediaType: "application/pdf", isFollowed: isFollowed)
        try await store.addFile(new, to: template.id, by: sam.viewer)
        return try #require(try await store.template(template.id, viewer: sam.viewer))
    }
}
