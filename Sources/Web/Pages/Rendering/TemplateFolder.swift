internal import Foundation
internal import Mustache

/// The page templates, read once; no template asks for a value unescaped.
struct TemplateFolder: Sendable {
    private let library: MustacheLibrary

    /// Reads every `.mustache` file of the folder; a template's name is its file's without the ending.
    ///
    /// - Throws: where the folder can't be read or a template is not well formed.
    init(_ folder: URL) throws {
        PageText.register()
        var templates: [String: MustacheTemplate] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "mustache" {
            let text = try PageText.pragma + String(contentsOf: file, encoding: .utf8)
            templates[file.deletingPathExtension().lastPathComponent] = try MustacheTemplate(string: text)
        }
        library = MustacheLibrary(templates: templates)
    }

    /// Fills a template in.
    ///
    /// - Throws: where there is no such template.
    func render(_ name: Name, _ model: Any) throws -> String {
        let node = ModelNode.node(for: model) ?? model
        guard let text = library.render(node, withTemplate: name.rawValue) else { throw Missing(name: name.rawValue) }
        return text
    }

    /// The templates that are asked for by name; the rest are parts of these.
    enum Name: String, CaseIterable {
        case account
        case assistant
        case assistantPart = "assistant-part"
        case compose
        case drafts
        case email
        case emailPart = "email-part"
        case emails
        case followingPart = "following-part"
        case importTable = "import"
        case insights
        case logIn = "login"
        case duplicates = "people-duplicates"
        case mergePerson = "person-merge"
        case newRecord = "record-new"
        case opportunity
        case person
        case problem
        case recipientPage = "recipient-page"
        case records
        case sandbox
        case sandboxMessage = "sandbox-message"
        case settings
        case settingsAddresses = "settings-addresses"
        case settingsAddressConfirmation = "settings-address-confirmation"
        case settingsAudit = "settings-audit"
        case settingsBlocks = "settings-blocks"
        case settingsDoctor = "settings-doctor"
        case settingsAssistant = "settings-assistant"
        case settingsFollowing = "settings-following"
        case settingsMailbox = "settings-mailbox"
        case settingsTokens = "settings-tokens"
        case settingsPrograms = "settings-programs"
        case settingsTeams = "settings-teams"
        case settingsUser = "settings-user"
        case settingsUsers = "settings-users"
        case template
        case templatePart = "template-part"
        case templates
        case whatCounts = "what-counts"
    }

    struct Missing: Error {
        let name: String
    }
}
