internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// One person as their page shows them.
struct PersonModel {
    let initials: String
    let who: String
    let about: String?
    let address: String
    let phone: String?
    let dialled: String?
    let accountLink: String?
    let accountName: String?
    let refuses: Bool
    let refusalWords: String
    let preferenceQuestion = "May this person be followed?"
    let accountRefuses: String?
    let writeLink: String
    let addOpportunityLink: String
    let action: String
    let archiveAction: String?
    let restoreAction: String?
    let problem: String?
    /// What servers and the person said, where somebody must know it before writing.
    let warning: String?
    /// Whether the mark on the address can be taken away.
    let isDistrusted: Bool
    /// Whether they may be followed, and by what word of theirs.
    let following: PersonFollowing
    let figures: RecordFiguresModel
    let hasReplies: Bool
    let replies: [ReplyRow]
    let hasOpportunities: Bool
    let opportunities: [RecordRowModel]
    let mergeUndo: RecordUndo?
    let hasDuplicates: Bool
    let duplicates: [Duplicate]
    let zones: [String]
    let fields: [FieldModel]
    let was: [SharedForm.Was]
    /// What the assistant says about them.
    let ownCards: OwnCards?

    /// An answer of theirs.
    struct ReplyRow {
        let replyLink: String
        let replySubject: String
        let replyWords: String
        let repliedAt: Moment
    }

    /// Somebody who may be the same.
    struct Duplicate {
        let duplicateLink: String
        let duplicateName: String
        let duplicateAddress: String
    }

    /// So many of their answers are shown.
    static let shownReplies = 5

    static let refusalWords =
        "Their copy is never followed; whether the others’ are is a rule of this workspace."

    init(
        _ contact: Contact,
        typed: TypedPerson,
        fault: FormFault?,
        following: PersonFollowing,
        figures: RecordFiguresModel,
        replies: [Reply],
        cards: [CardDetail],
        opportunities: [Opportunity],
        duplicates: [Contact],
        merged: Contact?,
        for visit: Visit
    ) {
        initials = contact.displayName.initials
        who = contact.displayName
        about = contact.title.isEmpty ? nil : contact.title
        address = contact.address
        phone = contact.phone.isEmpty ? nil : contact.phone
        dialled = contact.phone.dialled
        accountLink = contact.account.map { Route.account($0.id).path }
        accountName = contact.account?.name
        refuses = typed.preference == .disallow
        refusalWords = Self.refusalWords
        accountRefuses = contact.account.flatMap { account in
            account.preference == .disallow
                ? "Nobody at \(account.name) is followed. That covers this person, whatever is chosen here." : nil
        }
        writeLink = PageAddress(.compose).with("person", contact.id.description).text
        addOpportunityLink = PageAddress(.newOpportunity).with("person", contact.id.description).text
        action = Route.person(contact.id).path
        let isArchived = contact.archivedAt != nil
        archiveAction = isArchived ? nil : Route.archivePerson(contact.id).path
        restoreAction = isArchived ? Route.restorePerson(contact.id).path : nil
        problem = fault.map { $0.words(for: "preference") ?? FormFault.problem }
        warning = Self.warning(contact)
        isDistrusted = contact.addressFailure != nil
        self.following = following
        self.figures = figures
        hasReplies = !replies.isEmpty
        self.replies = replies.map { ReplyRow($0, for: visit) }
        hasOpportunities = !opportunities.isEmpty
        self.opportunities = opportunities.map { RecordRowModel($0) }
        mergeUndo = merged.map { RecordUndo(merged: $0) }
        hasDuplicates = !duplicates.isEmpty
        self.duplicates = duplicates.map { Duplicate($0, of: contact) }
        zones = ZoneName.all
        fields = typed.fields(fault)
        was = SharedForm.was(TypedPerson(contact).values)
        ownCards = OwnCards(cards, for: visit)
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

extension RecordUndo {
    fileprivate init(merged contact: Contact) {
        undoWords = "\(contact.displayName) is part of this person now."
        undoLink = Route.separatePerson(contact.id).path
    }
}

extension PersonModel.Duplicate {
    fileprivate init(_ other: Contact, of contact: Contact) {
        duplicateLink = PageAddress(.mergePerson(contact.id)).with("with", other.id.description).text
        duplicateName = other.displayName
        duplicateAddress = other.address
    }
}

extension PersonModel.ReplyRow {
    fileprivate init(_ reply: Reply, for visit: Visit) {
        replyLink = Route.email(reply.email).path
        replySubject = Subjects.shown(reply.subject)
        let line = reply.text.split(whereSeparator: \.isNewline).first { !$0.hasPrefix(">") } ?? ""
        replyWords = line.count > 120 ? line.prefix(119) + "…" : String(line)
        repliedAt = Moment(reply.at, as: .relative, for: visit)
    }
}
