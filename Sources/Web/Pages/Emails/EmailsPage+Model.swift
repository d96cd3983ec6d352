/// The list of emails as it is shown.
struct EmailsModel {
    let heading: String
    let isBlank: Bool
    let text: String
    let filterValue: String?
    let filters: [FilterLink]
    let hasEmails: Bool
    let emails: [EmailRowModel]
    let nothingFound: String
    let hasPages: Bool
    let newest: String?
    let older: String?

    struct FilterLink {
        let link: String
        let label: String
        let isCurrent: Bool
    }
}
