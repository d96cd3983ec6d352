internal import Engagement
internal import Mail
internal import Storage

extension FollowingModel {
    /// Puts a decision into words and offers.
    init(
        _ decision: FollowingDecision,
        standings: [(address: Address, standing: Standing)],
        settings: WorkspaceSettings,
        openPlaces: OpenPlacesCheck?,
        links: LinksCheck?,
        sizes: FilesCheck?,
        bestTime: BestTimeModel?,
        files: [EditableFile],
        for visit: Visit
    ) {
        let preferences = standings.map {
            PersonPreference($0.address, $0.standing, in: settings.consentMode, for: visit)
        }
        let isSwitchedOn = settings.isFollowingOn
        state = decision.state.rawValue
        stateTone = Self.chip(decision.state).tone
        stateIcon = Self.chip(decision.state).icon
        stateLabel = Self.label(decision, preferences)
        stateWords = Self.words(decision, preferences, modes: settings.modes)
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
        recipientsCheck = RecipientsCheck(standings.map { (address: $0.address, contact: $0.standing.contact) })
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
        modes: FollowingModes
    ) -> String {
        switch decision.state {
        case .on where !decision.exceptFor.isEmpty:
            let names = preferences.filter(\.refuses).map(\.who)
            let list = Counts.list(names, of: names.count)
            return
                "You will see what the others do with it. \(list) will get a plain copy, of which nothing is recorded."
        case .on: return "You will see who opens it, which links they click and which followed files they look at."
        case .off: return decision.reason ?? "This email will not be followed."
        case .blocked:
            let objectors = preferences.compactMap { person in
                person.objection.map { (who: person.who, objection: $0) }
            }
            // Whoever objected a moment ago may not any more.
            guard !objectors.isEmpty else { return decision.reason ?? "This email will not be followed." }
            return FollowingDecision.reason(objectors, modes: modes)
        }
    }
}
