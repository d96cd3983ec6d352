internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension FollowingModel {
    /// Puts a decision into words and offers.
    init(
        _ decision: FollowingDecision,
        people: [(address: Address, contact: Contact?)],
        settings: WorkspaceSettings,
        openPlaces: OpenPlacesCheck?,
        links: LinksCheck?,
        sizes: FilesCheck?,
        bestTime: BestTimeModel?,
        files: [ComposeFile]
    ) {
        let objectors = Set(decision.objectors.map { $0.lowercased() })
        let preferences = people.map { person in
            PersonPreference(
                person.address,
                person.contact,
                isObjector: objectors.contains(person.address.key),
                in: settings.consentMode
            )
        }
        let isSwitchedOn = settings.isFollowingOn
        state = decision.state.rawValue
        stateTone = Self.chip(decision.state).tone
        stateIcon = Self.chip(decision.state).icon
        stateLabel = Self.label(decision, preferences)
        stateWords = Self.words(decision, preferences, in: settings.consentMode)
        followingWish = decision.wish
        blocked = decision.objectors.map { $0.lowercased() }.joined(separator: " ")
        offersFollow = isSwitchedOn && !decision.wish
        offersUnfollow = isSwitchedOn && decision.wish
        offersPreferences = !decision.objectors.isEmpty
        self.preferences = preferences
        meaning =
            decision.isFollowed
            ? "Each recipient gets an own copy with a tiny picture and followed links. Everybody still arrives where a link says."
            : "Sent like this, the email carries no tiny picture and no followed links: you will not learn whether it was read."
        openPlacesCheck = openPlaces
        recipientsCheck = RecipientsCheck(people)
        linksCheck = links
        filesCheck = sizes
        self.bestTime = bestTime
        hasFiles = !files.isEmpty
        self.files = files
    }

    private static func chip(_ state: FollowingState) -> Chip {
        switch state {
        case .on: Chip(tone: "accent", icon: "on", label: "On")
        case .off: Chip(tone: "machine", icon: "off", label: "Off")
        case .blocked: Chip(tone: "danger", icon: "blocked", label: "Blocked")
        }
    }

    private static func label(_ decision: FollowingDecision, _ preferences: [PersonPreference]) -> String {
        let label = chip(decision.state).label
        guard !decision.exceptFor.isEmpty else { return label }
        let names = preferences.filter(\.refuses).map(\.who)
        return "\(label), except for \(Counts.list(Array(names.prefix(1)), of: names.count))"
    }

    private static func words(
        _ decision: FollowingDecision,
        _ preferences: [PersonPreference],
        in mode: ConsentMode
    ) -> String {
        let names = preferences.filter(\.refuses).map(\.who)
        let list = Counts.list(names, of: names.count)
        switch decision.state {
        case .on where !decision.exceptFor.isEmpty:
            return
                "You will see what the others do with it. \(list) will get a plain copy, of which nothing is recorded."
        case .on: return "You will see who opens it, which links they click and which followed files they look at."
        case .off: return decision.reason ?? "This email will not be followed."
        case .blocked:
            let wish = names.count == 1 ? "prefers not to be followed" : "prefer not to be followed"
            let objection = mode == .optIn ? "did not consent to being followed" : wish
            return "\(list) \(objection), so nobody’s copy of this email will be."
        }
    }
}

extension FollowingModel.PersonPreference {
    fileprivate init(_ address: Address, _ contact: Contact?, isObjector: Bool, in mode: ConsentMode) {
        self.address = address.address
        who = contact?.displayName ?? address.name ?? address.address
        id = contact?.id.description
        name = address.name
        personLink = contact.map { Route.person($0.id).path }
        ownRefuses = contact?.preference == .disallow
        let unknown = Preference.allow.holding(in: mode, hasConsent: false, isSilenced: false)
        // Somebody new may belong to an account that objects.
        refuses = isObjector || (contact?.preference(in: mode) ?? unknown) == .disallow
        words = Self.words(contact, isObjector: isObjector, in: mode)
        icon = refuses ? "blocked" : "person"
    }

    private static func words(_ contact: Contact?, isObjector: Bool, in mode: ConsentMode) -> String {
        guard let contact else {
            guard mode == .optOut else { return "new, no consent on record" }
            return isObjector ? "would rather not" : "new, may be followed"
        }
        if contact.stoppedAt != nil, contact.preference == .disallow { return "stopped it themselves" }
        if contact.preference == .disallow { return "would rather not" }
        if let account = contact.account, account.preference == .disallow { return "\(account.name) would rather not" }
        if contact.silencedAt != nil { return "silenced" }
        guard mode == .optIn else { return "may be followed" }
        return contact.hasConsent ? "consented" : "no consent on record"
    }
}
