internal import Engagement
internal import Mail
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
    /// What servers and the person said, where somebody must know it before writing.
    let warning: String?
    /// Whether the mark on the address can be taken away.
    let isDistrusted: Bool
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
        warning = Self.warning(contact)
        isDistrusted = contact.addressFailure != nil
        hasEmails = !emails.isEmpty
        self.emails = emails.map { EmailRowModel($0, for: visit) }
    }

    private static func warning(_ contact: Contact) -> String? {
        if let failure = contact.addressFailure {
            let reason = BounceReason(rawValue: failure)?.sentence ?? "A server refused it"
            return "Mail to this address came back: \(reason.lowercased()). An answer from it takes this mark away."
        }
        if contact.complainedAt != nil {
            return "They called an email of ours unwanted. Whether they may be followed is as it was: see below."
        }
        return nil
    }
}
