internal import Engagement
internal import Storage
internal import Tracking

/// The page of a template as it is shown.
struct TemplateModel {
    let heading: String
    let id: String?
    let version: Int?
    let action: String
    let writeLink: String?
    let problem: String?
    let mayChange: Bool
    let name: String
    let nameWrong: String?
    let language: String
    let languageWrong: String?
    let languages: [Choice]
    let choosesSharing: Bool
    let sharing: [Choice]
    let sharedChip: Chip
    let subject: String
    let subjectWrong: String?
    let body: String
    let format: String
    let hasFigures: Bool
    let tiles: [EmailModel.Tile]
    let countsWords: String
    let stars: [Chip]
    let rankWords: [String]
    let preview: PreviewModel
    let hasFiles: Bool
    let files: [EditableFile]
    let uploads: UploadRules
    let placeholders: [PlaceholderGroup]
}

/// How a template reads for somebody.
struct PreviewModel {
    /// The address that is typed.
    let previewFor: String
    /// For whom it is shown, in words; `nil` for nobody.
    let shownFor: String?
    let previewWrong: String?
    let previewSubject: String
    let hasText: Bool
    /// The document of the frame.
    let document: String
    let hasOpenPlaces: Bool
    let openPlaces: [String]
    let allIsFilled: Bool
    let usesPlaceholders: Bool
    let used: [Used]

    /// A placeholder that the template uses.
    struct Used {
        let label: String
        let written: String
        let fallback: String
        let hasFallback: Bool
    }
}

/// What scripts take over of the page when something was typed.
struct TemplatePartModel {
    let preview: PreviewModel
    let hasFiles: Bool
    let files: [EditableFile]
}

/// The placeholders about one thing, for the list that is chosen from.
struct PlaceholderGroup {
    let label: String
    let names: [Choice]

    /// All of them.
    static let all = PlaceholderName.Part.allCases.map { part in
        PlaceholderGroup(
            label: part.words,
            names: PlaceholderName.allCases.filter { $0.part == part }.map {
                Choice(value: $0.rawValue, label: $0.label, isChosen: $0 == .recipientFirstName)
            }
        )
    }
}

extension PlaceholderName.Part {
    fileprivate var words: String {
        switch self {
        case .recipient: "Whoever it goes to first"
        case .sender: "You, the sender"
        case .regarding: "What it is about"
        }
    }
}

extension PlaceholderName {
    /// "First name of the recipient".
    var label: String {
        let thing = words.prefix(1).uppercased() + words.dropFirst()
        return switch part {
        case .recipient: "\(thing) of the recipient"
        case .sender: "Your \(words)"
        case .regarding: "\(thing) of what it is about"
        }
    }
}
