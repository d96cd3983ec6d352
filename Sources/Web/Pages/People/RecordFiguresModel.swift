internal import Engagement
internal import Storage
internal import Tracking

/// The emails of a record and how they fared, as its page shows them.
struct RecordFiguresModel {
    let isCounted: Bool
    let tiles: [EmailModel.Tile]
    /// Whose mail is counted.
    let ofWhom: String
    let insightsLink: String
    let emailsHeading: String
    let hasEmails: Bool
    let emails: [EmailRowModel]
    let noEmails: String
    let earlier: String?

    /// So many of the emails are shown at once.
    static let shownEmails = 20

    /// Loads them.
    static func load(
        _ record: Record,
        heading: String,
        none: String,
        before mark: PageMark<Subject.Email>?,
        from store: Store,
        for visit: Visit
    ) async throws -> RecordFiguresModel {
        let totals = try await store.totals(of: record, viewer: visit.viewer)
        let found = try await store.emails(
            of: record,
            viewer: visit.viewer,
            after: mark.map { EmailCursor(createdAt: $0.at, id: $0.id) },
            limit: shownEmails + 1
        )
        let shown = found.prefix(shownEmails)
        let last = found.count > shownEmails ? shown.last : nil
        return RecordFiguresModel(
            isCounted: totals.sent > 0 || totals.scheduledFor != nil,
            tiles: tiles(totals, for: visit),
            ofWhom: visit.user.role == .administrator ? "Of everybody’s mail" : "Of your own mail",
            insightsLink: PageAddress(.insights).with("period", "season").with("record", record.id.description).text,
            emailsHeading: heading,
            hasEmails: !shown.isEmpty,
            emails: shown.map { EmailRowModel($0, for: visit) },
            noEmails: none,
            earlier: last.map {
                PageAddress(.record(record)).with("before", PageMark(at: $0.createdAt, id: $0.id).text).text
            }
        )
    }

    private static func tiles(_ totals: RecordTotals, for visit: Visit) -> [EmailModel.Tile] {
        let next = totals.scheduledFor.map {
            EmailModel.Tile("Scheduled for", "", "the next one", at: Moment($0, as: .dated, for: visit))
        }
        guard totals.sent > 0 else { return [next].compactMap(\.self) }
        let ofFollowed = totals.followed == 1 ? "of 1 followed" : "of \(totals.followed) followed"
        return [
            EmailModel.Tile(
                "Sent",
                "\(totals.sent)",
                totals.bounced == 0 ? "none came back" : "\(totals.bounced) came back"
            ),
            EmailModel.Tile("Opened", "\(totals.opened)", ofFollowed),
            EmailModel.Tile("Clicked", "\(totals.clicked)", ofFollowed),
            totals.viewed > 0 ? EmailModel.Tile("Files viewed", "\(totals.viewed)", ofFollowed) : nil,
            EmailModel.Tile("Answered", "\(totals.answered)", "of \(totals.sent) sent"),
            totals.followed == 0 ? nil : lastOpened(totals, for: visit),
            next,
        ].compactMap(\.self)
    }

    private static func lastOpened(_ totals: RecordTotals, for visit: Visit) -> EmailModel.Tile {
        guard let instant = totals.lastOpened else {
            return EmailModel.Tile("Last opened", "Not yet", "", isWord: true)
        }
        return EmailModel.Tile("Last opened", "", "by a person", at: Moment(instant, as: .relative, for: visit))
    }
}
