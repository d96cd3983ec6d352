/// The list of emails as it is shown.
struct EmailsModel {
    let heading: String
    let isBlank: Bool
    let text: String
    let filterValue: String?
    let filters: [FilterLink]
    let hasOrders: Bool
    let orders: [Option]
    let hasDays: Bool
    let days: [Option]
    let tableLink: String
    let hasEmails: Bool
    let emails: [EmailRowModel]
    /// Said where there is nothing to find.
    let nothingFound: String?
    /// How far was looked, where there may be more behind it.
    let lookedAt: String?
    let hasPages: Bool
    let newest: String?
    let older: String?
    /// Looks at what is behind what was looked at.
    let further: String?
    /// The email that was just archived.
    let undo: RecordUndo?

    /// A choice of a list.
    struct Option {
        let optionValue: String
        let optionLabel: String
        let isChosen: Bool
    }

    struct FilterLink {
        let link: String
        let label: String
        let isCurrent: Bool
    }
}
