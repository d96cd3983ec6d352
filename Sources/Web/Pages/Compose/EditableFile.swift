internal import Engagement
internal import Storage
internal import Tracking

/// A file of a draft, or of a template, as the page on which it is written shows it.
struct EditableFile {
    let id: String
    let name: String
    let size: String
    let icon: String
    let link: String
    let stateTone: String
    let stateIcon: String
    let stateWords: String
    let offersFollow: Bool
    let offersAttach: Bool
    /// Whether it may not be followed as things stand; the control is shown, but does nothing.
    let isLocked: Bool

    init(_ file: EmailFile, isEmailFollowed: Bool) {
        id = file.id.description
        name = file.name
        size = Counts.size(Int(file.size))
        icon = Self.icon(file.mediaType)
        link = Route.apiAttachmentContent(file.reference.email, file.id).path
        let isFollowed = file.isFollowed && isEmailFollowed
        stateTone = isFollowed ? "accent" : "machine"
        stateIcon = isFollowed ? "on" : "file"
        stateWords = isFollowed ? "Followed" : file.isFollowed ? "Attached, can’t be followed now" : "Attached"
        offersFollow = isEmailFollowed && !file.isFollowed
        offersAttach = isEmailFollowed && file.isFollowed
        isLocked = !isEmailFollowed
    }

    init(_ file: TemplateFile, of template: Template) {
        id = file.id.description
        name = file.name
        size = Counts.size(Int(file.size))
        icon = Self.icon(file.mediaType)
        link = Route.apiTemplateAttachmentContent(template.id, file.id).path
        stateTone = file.isFollowed ? "accent" : "machine"
        stateIcon = file.isFollowed ? "on" : "file"
        stateWords = file.isFollowed ? "Followed" : "Attached"
        offersFollow = !file.isFollowed
        offersAttach = file.isFollowed
        // Whether an email from it may be followed is not known yet.
        isLocked = false
    }

    /// The sign of a kind of file.
    static func icon(_ mediaType: String) -> String {
        switch mediaType.prefix(while: { $0 != "/" }) {
        case "image": "picture"
        default: mediaType.contains("zip") || mediaType.contains("compressed") ? "archive" : "page"
        }
    }
}
