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

/// What scripts take over of the page when something was typed.
struct TemplatePartModel {
    let preview: PreviewModel
    let hasFiles: Bool
    let files: [EditableFile]
}
