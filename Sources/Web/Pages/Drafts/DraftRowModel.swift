internal import Engagement
internal import Storage

/// An email that is not out yet as a line of the list of drafts: where it stands, and whether it would be followed.
struct DraftRowModel {
    let id: String
    let link: String
    let subject: String
    let people: String
    let at: Moment
    let rowChips: [Chip]

    init(_ email: EmailSummary, following: FollowingDecision?, for visit: Visit) {
        let row = EmailRowModel(email, for: visit)
        id = row.id
        link = row.link
        subject = row.subject
        people = row.people
        at = row.at
        rowChips = row.rowChips + (following.map { [Self.chip($0)] } ?? [])
    }

    /// What would become of it if it were sent now (product §2.2).
    private static func chip(_ decision: FollowingDecision) -> Chip {
        switch decision.state {
        case .on where decision.exceptFor.isEmpty: return .toBeFollowed
        case .on:
            let others = Counts.list(Array(decision.exceptFor.prefix(1)), of: decision.exceptFor.count)
            let whole = Chip.toBeFollowed
            return Chip(tone: whole.tone, icon: whole.icon, label: "\(whole.label), except for \(others)")
        case .off: return .notFollowed
        case .blocked: return .blocked
        }
    }
}
