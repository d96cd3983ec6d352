internal import Engagement
internal import Storage
internal import Tracking

/// Whether somebody may be followed, and by what word of theirs, as their page shows it.
struct PersonFollowing {
    let standing: Chip
    let standingWords: String
    /// When they stopped being followed on their own page.
    let stoppedAt: Moment?
    let isSilenced: Bool
    /// `nil` where it can't be changed: who stopped it themselves is not recorded again before their preference allows it.
    let silenceLink: String?
    let silenceWords: String
    let silenceVerb: String
    let consentLink: String
    let hasConsents: Bool
    let consents: [Row]
    let isConsentFormOpen: Bool
    let typed: TypedConsent
    let longestManner = Consent.longestManner
    let longestWords = Consent.longestWords

    /// One consent on record.
    struct Row {
        let consentChip: Chip
        let given: String
        let manner: String
        let consentText: String
        let recorded: Moment
        let recordedBy: String
        let withdrawn: Moment?
        let withdrawnBy: String?
        let withdrawLink: String?
        let reinstateLink: String?
    }

    init(
        _ contact: Contact,
        mode: ConsentMode,
        consents: [Consent],
        users: [User],
        typed: TypedConsent,
        for visit: Visit
    ) {
        standing = contact.objections(in: mode).isEmpty ? .mayBeFollowed : .mayNotBeFollowed
        standingWords = Self.words(contact, in: mode)
        stoppedAt = contact.stoppedAt.map { Moment($0, as: .dated, for: visit) }
        isSilenced = contact.silencedAt != nil
        let isFixed = isSilenced && contact.isStoppedByThemselves
        silenceLink =
            isFixed ? nil : (isSilenced ? Route.unsilencePerson(contact.id) : .silencePerson(contact.id)).path
        silenceWords = Self.silenceWords(isSilenced: isSilenced, isFixed: isFixed)
        silenceVerb = isSilenced ? "Record again" : "Silence this person"
        consentLink = Route.personConsents(contact.id).path
        hasConsents = !consents.isEmpty
        let names = users.reduce(into: [:]) { $0[$1.id] = $1.name }
        self.consents = consents.map { Row($0, names: names, for: visit) }
        isConsentFormOpen = !typed.isRight
        self.typed = typed
    }

    private static func silenceWords(isSilenced: Bool, isFixed: Bool) -> String {
        guard isSilenced else {
            return "From then on nothing is recorded of any email that was ever sent to them; "
                + "links and files still work. New emails to them are not followed. You can take it back."
        }
        let words =
            "Nothing is recorded of any email to them, and new ones are not followed. Links and files still work."
        guard isFixed else { return words }
        return words + " They stopped this themselves: only once their preference allows it can they be recorded again."
    }

    private static func words(_ contact: Contact, in mode: ConsentMode) -> String {
        let objections = contact.objections(in: mode)
        guard !objections.isEmpty else {
            return mode == .optIn ? "Their consent is on record." : "They did not object."
        }
        let sentences = objections.map { objection in
            switch objection {
            case .own: "They would rather not be followed."
            case .account: "Nobody at \(contact.account?.name ?? "their account") is followed."
            case .silenced: "They are silenced."
            case .noConsent: "Here only a consent on record allows it, and there is none."
            }
        }
        return sentences.joined(separator: " ")
    }
}

extension PersonFollowing.Row {
    fileprivate init(_ consent: Consent, names: [UserID: String], for visit: Visit) {
        consentChip = consent.withdrawal == nil ? .consentHolds : .consentWithdrawn
        given = CalendarDay(consent.givenAt, in: visit.zone).shortWords
        manner = consent.manner
        consentText = consent.words
        recorded = Moment(consent.recordedAt, as: .dated, for: visit)
        recordedBy = names[consent.recordedBy] ?? "somebody who is gone"
        withdrawn = consent.withdrawal.map { Moment($0.at, as: .dated, for: visit) }
        withdrawnBy = consent.withdrawal.map { end in
            end.by.map { names[$0] ?? "somebody who is gone" } ?? "the person themselves"
        }
        withdrawLink = consent.withdrawal == nil ? Route.withdrawConsent(consent).path : nil
        reinstateLink = consent.withdrawal?.by == nil ? nil : Route.reinstateConsent(consent).path
    }
}
