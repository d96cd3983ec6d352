internal import Engagement
internal import Mail
internal import Storage

extension FollowingModel {
    /// Puts a decision into words and offers.
    init(
        _ decision: FollowingDecision,
        people: [(address: Address, contact: Contact?)],
        isSwitchedOn: Bool,
        links: LinksCheck?,
        sizes: FilesCheck?,
        files: [ComposeFile]
    ) {
        let preferences = people.map(PersonPreference.init)
        state = decision.state.rawValue
        stateTone = Self.chip(decision.state).tone
        stateIcon = Self.chip(decision.state).icon
        stateLabel = Self.chip(decision.state).label
        stateWords = Self.words(decision, preferences)
        followingWish = decision.wish
        blocked = decision.blockedBy.map { $0.lowercased() }.joined(separator: " ")
        offersFollow = isSwitchedOn && !decision.wish
        offersUnfollow = isSwitchedOn && decision.wish
        offersPreferences = decision.state == .blocked
        hasPreferences = decision.state == .blocked
        self.preferences = preferences
        meaning =
            decision.isFollowed
            ? "Each recipient gets an own copy with a tiny picture and followed links. Everybody still arrives where a link says."
            : "Sent like this, the email carries no tiny picture and no followed links: you will not learn whether it was read."
        linksCheck = links
        filesCheck = sizes
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

    private static func words(_ decision: FollowingDecision, _ preferences: [PersonPreference]) -> String {
        switch decision.state {
        case .on: return "You will see who opens it, which links they click and which followed files they look at."
        case .off: return decision.reason ?? "This email will not be followed."
        case .blocked:
            let names = preferences.filter(\.refuses).map(\.who)
            let wish = names.count == 1 ? "prefers not to be followed" : "prefer not to be followed"
            return "\(Counts.list(names, of: names.count)) \(wish), so nobody’s copy of this email will be."
        }
    }
}

extension FollowingModel.PersonPreference {
    fileprivate init(_ person: (address: Address, contact: Contact?)) {
        let name = person.contact?.displayName ?? person.address.name ?? person.address.address
        who = name
        personLink = person.contact.map { Route.person($0.id).path }
        refuses = person.contact?.preference == .disallow
        words = refuses ? "would rather not" : person.contact == nil ? "new, may be followed" : "may be followed"
        icon = refuses ? "blocked" : "person"
    }
}
