internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

extension FollowingModel {
    /// One recipient, whether they may be followed, and what would change that.
    ///
    /// Names that may be `nil` are its own: what is not found here is looked for in the page around it.
    struct PersonPreference {
        let who: String
        let address: String
        /// The id of the person; empty for somebody who is not in the list of people yet.
        let contactID: String
        /// The name as it was typed, for whoever is added to that list; empty where none was.
        let typedName: String
        let personLink: String?
        /// Their own word, or that nothing speaks against it.
        let ownWords: String?
        let icon: String
        /// What speaks most plainly against following them.
        let objection: Objection?
        /// Whether they may not be followed.
        let refuses: Bool
        /// What speaks against it besides their own word.
        let obstacles: [Obstacle]
        /// Whether their own word can be changed in place: where something else forbids it, it would say what is not so.
        let offersChoice: Bool
        /// Whether their own word is no.
        let ownRefuses: Bool
        /// What the other word comes to.
        let allowWords: String

        init(_ address: Address, _ standing: Standing, in mode: ConsentMode, for visit: Visit) {
            let contact = standing.contact
            let hasOwn = standing.objections.contains(.own)
            let others = standing.objections.compactMap { Obstacle($0, standing, for: visit) }
            self.address = address.address
            who = contact?.displayName ?? address.name ?? address.address
            contactID = contact?.id.description ?? ""
            typedName = address.name ?? ""
            personLink = contact.map { Route.person($0.id).path }
            ownWords = Self.words(standing, in: mode)
            objection = standing.objections.first
            refuses = !standing.objections.isEmpty
            icon = standing.objections.isEmpty ? "person" : "blocked"
            obstacles = others
            ownRefuses = hasOwn
            offersChoice = hasOwn || others.isEmpty
            allowWords = others.isEmpty ? "May be followed" : "Does not object"
        }

        private static func words(_ standing: Standing, in mode: ConsentMode) -> String? {
            guard let contact = standing.contact else {
                return standing.objections.isEmpty ? "new, may be followed" : "new"
            }
            if standing.objections.contains(.own) {
                return contact.stoppedAt == nil ? "would rather not" : "stopped it themselves"
            }
            guard standing.objections.isEmpty else { return nil }
            return mode == .optIn ? "consented" : "may be followed"
        }
    }
}

extension FollowingModel.PersonPreference {
    /// Something that speaks against it, with the way to change that.
    struct Obstacle {
        let obstacleWords: String
        /// Where it is changed.
        var wayLink: String?
        var wayLabel = ""
        /// The id of the silenced person of whom may be recorded again; `nil` while they stand by having stopped it themselves.
        var unsilences: String?
        /// Whether they are new, and can be added to the people: a consent is somebody's.
        var canBeAdded = false

        fileprivate init?(_ objection: Objection, _ standing: Standing, for visit: Visit) {
            switch objection {
            case .own: return nil
            case .account:
                guard let account = standing.account else { return nil }
                obstacleWords = "Nobody at \(account.name) is followed."
                wayLink = Route.account(account.id).path
                wayLabel = "Open \(account.name)"
            case .silenced:
                obstacleWords = "\(Self.silence(standing, for: visit)): nothing is recorded of any email to them."
                unsilences = standing.contact.flatMap { $0.isStoppedByThemselves ? nil : $0.id.description }
            case .noConsent:
                obstacleWords = "No consent is recorded."
                wayLink = standing.contact.map { Route.person($0.id).path + "#consent" }
                wayLabel = "Record a consent"
                canBeAdded = standing.contact == nil
            }
        }

        private static func silence(_ standing: Standing, for visit: Visit) -> String {
            guard let contact = standing.contact, let at = contact.silencedAt else { return "Silenced" }
            if contact.stoppedAt == at { return "Silenced as they stopped it themselves" }
            let day = CalendarDay(at, in: visit.zone).shortWords
            return standing.silencedBy.map { "Silenced by \($0) on \(day)" } ?? "Silenced on \(day)"
        }
    }
}
