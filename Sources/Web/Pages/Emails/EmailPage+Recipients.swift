internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension EmailModel.RecipientRow {
    /// How far a copy got, and what was done with it.
    init(_ recipient: Recipient, of material: EmailModel.Material, for visit: Visit) {
        let chip: Chip
        var at: Moment?
        var failure: String?
        switch recipient.status {
        case .waiting: chip = .waiting
        case .handedOver(let instant):
            chip = .delivered
            at = Moment(instant, as: .relative, for: visit)
            failure = recipient.provenBy?.sentence
        case .retrying(let retry):
            chip = .retrying
            at = Moment(retry.nextTryAt, as: .relative, for: visit)
            failure = retry.words
        case .failed(let reason):
            chip = .failed
            failure = reason
        case .unknown(let doubt):
            chip = .unknown
            failure = doubt.words
        }
        ordinal = Int(recipient.ordinal)
        who = recipient.displayName
        address = recipient.address.address
        field = recipient.field.words
        contactLink = recipient.contact.map { Route.person($0).path }
        tone = chip.tone
        icon = chip.icon
        label = chip.label
        statusAt = at
        self.failure = failure
        copyLink = material.copies[recipient.ordinal].map { Route.sandboxMessage($0).path }
        recipientDid = Self.doings(recipient.totals)
        recipientOpenedAt = recipient.totals.lastOpened.map { Moment($0, as: .relative, for: visit) }
        let email = material.email
        let timeline = PageAddress(.email(email.id)).with("recipient", String(recipient.ordinal)).text + "#timeline"
        recipientTimeline = email.recipients.count > 1 && !email.status.isUnsent ? timeline : nil
    }

    /// What a recipient did, as "Opened twice, clicked, answered"; `nil` for nothing.
    static func doings(_ totals: Totals) -> String? {
        let all: [String?] = [
            did("opened", totals.opens), did("clicked", totals.clicks), did("looked at files", totals.views),
            did("answered", totals.replies),
        ]
        let perhaps = totals.perhapsOpens + totals.perhapsClicks + totals.perhapsViews
        var parts = all.compactMap(\.self)
        if parts.isEmpty, perhaps > 0 { parts.append("perhaps opened") }
        if totals.bouncedBy > 0 { parts.append("came back") }
        guard !parts.isEmpty else { return nil }
        let words = parts.joined(separator: ", ")
        return words.prefix(1).uppercased() + String(words.dropFirst())
    }

    private static func did(_ verb: String, _ count: Int) -> String? {
        guard count > 0 else { return nil }
        return Counts.times(count).map { "\(verb) \($0)" } ?? verb
    }
}

extension EmailModel.Narrowing {
    /// `nil` where everybody's doings are shown.
    init?(_ material: EmailModel.Material) {
        guard let recipient = material.recipient.flatMap(material.email.recipient) else { return nil }
        onlyOf = recipient.displayName
        allLink = Route.email(material.email.id).path + "#timeline"
    }
}

extension RecipientField {
    /// As header fields are written.
    fileprivate var words: String {
        switch self {
        case .to: "To"
        case .cc: "Cc"
        case .bcc: "Bcc"
        }
    }
}
