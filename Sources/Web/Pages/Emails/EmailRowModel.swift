internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// An email as a line of a list.
struct EmailRowModel {
    let id: String
    let link: String
    let subject: String
    let people: String
    let at: Moment
    let rowChips: [Chip]
    let lastOpened: LastOpened?
    let isCounted: Bool
    let opens: Bool
    let openFigure: Int
    let openWord: String
    let clicks: Bool
    let clickFigure: Int
    let clickWord: String

    struct LastOpened {
        let lead: String
        let openedAt: Moment
    }

    init(_ email: EmailSummary, for visit: Visit) {
        let totals = email.totals
        let names = email.recipients.map { $0.name ?? $0.address }
        id = email.id.description
        link = email.status.isEditable ? Route.composeDraft(email.id).path : Route.email(email.id).path
        subject = Subjects.shown(email.subject)
        people = names.isEmpty ? "No recipients yet" : "To " + Counts.list(names, of: email.recipientCount)
        at = Moment(
            Self.moment(of: email),
            as: .relative,
            for: visit
        )
        rowChips = Self.chips(email)
        lastOpened = totals.lastOpened.map {
            LastOpened(lead: "Last opened", openedAt: Moment($0, as: .relative, for: visit))
        }
        isCounted = email.followingState == .on
        opens = totals.opens > 0
        openFigure = totals.opens
        openWord = totals.opens == 1 ? "open" : "opens"
        clicks = totals.clicks > 0
        clickFigure = totals.clicks
        clickWord = totals.clicks == 1 ? "click" : "clicks"
    }

    private static func moment(of email: EmailSummary) -> Instant {
        if email.status == .scheduled, let moment = email.sendAt { return moment }
        return email.status.isEditable ? email.updatedAt : email.sentAt ?? email.createdAt
    }

    private static func chips(_ email: EmailSummary) -> [Chip] {
        var chips: [Chip] = []
        switch email.status {
        case .draft: return [.draft]
        case .held: return [.held]
        case .scheduled: return [.scheduled]
        case .sending: chips.append(.sending)
        case .partlyFailed: chips.append(.partlyFailed)
        case .failed: return email.archivedAt == nil ? [.failed] : [.failed, .archived]
        case .unknown: chips.append(.unknown)
        case .sent: break
        }
        if email.archivedAt != nil { chips.append(.archived) }
        if email.isSilenced { chips.append(.silenced) }
        let isOut = email.status != .sending && email.sentAt != nil
        chips += outcome(email.totals, of: email.recipientCount, isFollowed: email.followingState == .on, isOut: isOut)
        switch email.followingState {
        case .off: chips.append(.notFollowed)
        case .blocked: chips.append(.blocked)
        case .on, nil: break
        }
        return chips
    }
}
