internal import Engagement
internal import Storage
internal import Tracking

/// One person as their page shows them.
struct PersonModel {
    let initials: String
    let who: String
    let name: String
    let address: String
    let phone: String?
    let dialled: String?
    let refuses: Bool
    let writeLink: String
    let action: String
    let problem: String?
    let hasEmails: Bool
    let emails: [EmailRowModel]

    /// So many of the emails to them are shown.
    static let shownEmails = 20

    init(_ contact: Contact, emails: [EmailSummary], problem: String?, for visit: Visit) {
        initials = contact.displayName.initials
        who = contact.displayName
        name = contact.name
        address = contact.address
        phone = contact.phone.isEmpty ? nil : contact.phone
        dialled = contact.phone.dialled
        refuses = contact.preference == .disallow
        writeLink = PageAddress(.compose).with("person", contact.id.description).text
        action = Route.person(contact.id).path
        self.problem = problem
        hasEmails = !emails.isEmpty
        self.emails = emails.map { EmailRowModel($0, for: visit) }
    }
}
