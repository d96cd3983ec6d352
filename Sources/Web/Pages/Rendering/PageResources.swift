internal import Foundation

/// The templates, style sheets and scripts that come with the program: they never change while it runs, so they are read once.
struct PageResources: Sendable {
    let templates: TemplateFolder
    let assets: AssetFolder
    /// The style sheet of the recipient's page, which stands alone.
    let recipientStyle: String

    /// What was read, or why it could not be.
    static let loaded = Result { try PageResources(Bundle.module.bundleURL) }

    private init(_ folder: URL) throws {
        templates = try TemplateFolder(folder.appending(path: "Templates"))
        assets = try AssetFolder(folder.appending(path: "Assets"))
        recipientStyle = try String(contentsOf: folder.appending(path: "Assets/recipient.css"), encoding: .utf8)
    }
}
