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
