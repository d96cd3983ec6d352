internal import Storage
internal import Tracking

/// A page of the audit log as it is shown.
struct AuditModel {
    let place = SettingsPlace.audit.model
    let isAdministrator = true
    let entries: [Row]
    let older: String?

    struct Row {
        let at: Moment
        let who: String
        let what: String
        let subjectWords: String
        let subjectLink: String?
    }
}

extension AuditModel {
    private static let pageSize = 100

    static func load(before id: AuditEntryID?, from store: Store, for visit: Visit) async throws -> AuditModel {
        let users = try await store.users()
        let names = users.reduce(into: [:]) { $0[$1.id] = $1.name }
        let found = try await store.auditEntries(before: id, limit: pageSize + 1)
        let shown = found.prefix(pageSize)
        let last = found.count > pageSize ? shown.last : nil
        return AuditModel(
            entries: shown.map { Row($0, names: names, for: visit) },
            older: last.map { PageAddress(.audit).with("before", $0.id.description).text }
        )
    }
}

extension AuditModel.Row {
    init(_ entry: AuditEntry, names: [UserID: String], for visit: Visit) {
        at = Moment(entry.at, as: .dated, for: visit)
        who = entry.user.map { names[$0] ?? "Somebody who is gone" } ?? "Command line"
        what = entry.action.words
        switch entry.action {
        case .emailOpenedByAdministrator, .emailArchivedByAdministrator, .emailPutBackByAdministrator, .emailSilenced,
            .emailUnsilenced, .fileReplaced, .fileTakenBack, .fileOfferedAgain, .regardingChanged:
            subjectWords = "An email"
            subjectLink = EmailID(entry.subject).map { Route.email($0).path }
        case .templateOpenedByAdministrator:
            subjectWords = "A template"
            subjectLink = nil
        case .accountPreferenceChanged:
            subjectWords = "An account"
            subjectLink = AccountID(entry.subject).map { Route.account($0).path }
        case .preferenceChanged, .addressesChanged, .contactsMerged, .contactsSeparated, .followingStopped,
            .consentRecorded, .consentWithdrawn, .consentReinstated, .personSilenced, .personUnsilenced:
            subjectWords = "A person"
            subjectLink = ContactID(entry.subject).map { Route.person($0).path }
        case .userAdded, .passwordSet, .senderAddressAdded, .senderAddressConfirmed, .senderAddressRemoved,
            .userActivityChanged, .userRoleChanged, .userTeamChanged:
            subjectWords = UserID(entry.subject).flatMap { names[$0] } ?? "A user"
            subjectLink = UserID(entry.subject).map { Route.user($0).path }
        case .teamAdded, .teamRenamed, .teamRemoved:
            subjectWords = "A team"
            subjectLink = Route.teams.path
        case .tokenMade, .tokenRevoked:
            subjectWords = "A token"
            subjectLink = nil
        case .programPasswordMade, .programPasswordRevoked:
            subjectWords = "A mail program"
            subjectLink = nil
        case .keyMade, .keyRetired, .keyRevoked:
            subjectWords = "Key \(entry.subject)"
            subjectLink = nil
        case .blockMade, .blockLifted:
            subjectWords = "A block"
            subjectLink = Route.blocks.path
        case .mailServerSet, .mailServerRemoved, .privateAddressDecided:
            subjectWords = "A mail server"
            subjectLink = Route.mailbox.path
        case .emailsListedByAdministrator:
            subjectWords = "All emails"
            subjectLink = nil
        case .followingSwitchedOn, .followingSwitchedOff, .followingRulesChanged, .settingsChanged:
            subjectWords = "The workspace"
            subjectLink = nil
        }
    }
}

extension AuditAction {
    /// What people call it.
    fileprivate var words: String {
        switch self {
        case .followingSwitchedOn: "Switched following on"
        case .followingSwitchedOff: "Switched following off"
        case .followingRulesChanged: "Changed the rules of who may be followed"
        case .settingsChanged: "Changed settings"
        case .followingStopped: "Stopped being followed, on their own page"
        case .consentRecorded: "Recorded a consent"
        case .consentWithdrawn: "Withdrew a consent"
        case .consentReinstated: "Let a consent hold again"
        case .personSilenced: "Silenced a person"
        case .personUnsilenced: "Recorded a person again"
        case .userAdded: "Added a user"
        case .passwordSet: "Set a password"
        case .userRoleChanged: "Gave a user another role"
        case .userTeamChanged: "Changed which team a user is in"
        case .teamAdded: "Added a team"
        case .teamRenamed: "Renamed a team"
        case .teamRemoved: "Removed a team"
        case .emailOpenedByAdministrator: "Opened somebody else’s email"
        case .templateOpenedByAdministrator: "Opened somebody else’s personal template"
        case .emailArchivedByAdministrator: "Archived somebody else’s email"
        case .emailPutBackByAdministrator: "Put somebody else’s email back on the lists"
        case .emailsListedByAdministrator: "Listed everybody’s emails"
        case .tokenMade: "Made an API token"
        case .tokenRevoked: "Revoked an API token"
        case .programPasswordMade: "Made a password for a mail program"
        case .programPasswordRevoked: "Revoked the password of a mail program"
        case .preferenceChanged: "Changed a preference"
        case .addressesChanged: "Changed the addresses of somebody who is not followed"
        case .accountPreferenceChanged: "Changed an account’s preference"
        case .contactsMerged: "Merged two people"
        case .contactsSeparated: "Undid the merging of two people"
        case .emailSilenced: "Silenced an email"
        case .emailUnsilenced: "Recorded an email again"
        case .regardingChanged: "Changed what an email is about"
        case .fileReplaced: "Replaced a file of a sent email"
        case .fileTakenBack: "Took a file of a sent email back"
        case .fileOfferedAgain: "Offered a file of a sent email again"
        case .senderAddressAdded: "Gave a user an address to send from"
        case .senderAddressConfirmed: "Confirmed an address to send from"
        case .senderAddressRemoved: "Took an address to send from away"
        case .userActivityChanged: "Let a user in or shut one out"
        case .keyMade: "Made a key that seals new mail"
        case .keyRetired: "Stopped sealing with a key"
        case .keyRevoked: "Revoked a key"
        case .blockMade: "Blocked what was misused"
        case .blockLifted: "Lifted a block"
        case .mailServerSet: "Set up a mail server"
        case .mailServerRemoved: "Took a mail server away"
        case .privateAddressDecided: "Decided whether a mail server may stand at a private address"
        }
    }
}
