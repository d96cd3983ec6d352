internal import Engagement
internal import Storage
internal import Tracking

extension Tour {
    /// Every verb of templates.
    func visitTemplates() async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        let template = try await store.createTemplate(TemplateContent(name: "Quote", html: "<p>Hi</p>"), by: ada)
        let content = TemplateContent(name: "Quote", language: "de", isShared: true)
        try await store.updateTemplate(template.id, to: content, expecting: 1, by: ada)
        _ = try await store.template(template.id, viewer: ada)
        _ = try await store.templates(TemplateQuery(after: template.id), viewer: ada)
        _ = try await store.templates(TemplateQuery(), viewer: ada)
        _ = try await store.templateRanking(for: .opens, viewer: ada)
        _ = try await store.figures(of: template.id, viewer: ada)
        _ = try await store.worth(of: template.id, viewer: ada)
        let file = try await store.addFile(house.file("a.pdf"), to: template.id, by: ada)
        try await store.updateFile(file.id, of: template.id, name: "b.pdf", isFollowed: false, by: ada)
        try await store.restoreFile(store.removeFile(file.id, of: template.id, by: ada), by: ada)
        let email = try await store.createDraft(house.draft(template: template.id), by: ada)
        try await store.attachFiles(of: template.id, to: email.id, by: ada)
        let sent = try await store.createDraft(house.draft(template: template.id), by: ada)
        try await house.send(sent.id)
        try await store.restoreTemplate(store.archiveTemplate(template.id, by: ada), by: ada)
    }
}
