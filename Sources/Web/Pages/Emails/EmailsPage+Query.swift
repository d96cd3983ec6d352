internal import Storage
internal import Tracking

extension EmailsModel {
    /// So many emails are on a page.
    static let pageSize = 40

    /// Loads what was chosen.
    static func load(
        _ choice: EmailChoice,
        justArchived: EmailID?,
        from store: Store,
        for visit: Visit
    ) async throws -> EmailsModel {
        let cursor = choice.after.map { EmailCursor(createdAt: $0.at, id: $0.id) }
        let query = choice.filter.query(choice, after: cursor, limit: pageSize, at: visit.now)
        let page = try await store.emailPage(query, viewer: visit.viewer)
        let older = page.next.map { choice.address(after: PageMark(at: $0.createdAt, id: $0.id).text) }
        return EmailsModel(
            heading: "Followed",
            isBlank: try await isBlank(choice, page.emails.isEmpty && page.next == nil, store, visit),
            text: choice.text,
            filterValue: choice.filter.value,
            filters: EmailFilter.choices(for: visit.viewer).map { filter in
                FilterLink(
                    link: choice.address(filter: filter),
                    label: filter.label,
                    isCurrent: filter == choice.filter
                )
            },
            hasOrders: choice.filter != .archived,
            orders: orders(choice),
            hasDays: choice.filter == .unopened,
            days: days(choice),
            tableLink: choice.address(.exportEmails),
            hasEmails: !page.emails.isEmpty,
            emails: page.emails.map { EmailRowModel($0, for: visit) },
            nothingFound: page.reached == nil ? nothingFound(choice) : nil,
            lookedAt: page.reached.map { lookedAt(store.listReach, to: $0, query.order, visit) },
            hasPages: choice.after != nil || older != nil,
            newest: choice.after == nil ? nil : choice.address(),
            older: page.reached == nil ? older : nil,
            further: page.reached == nil ? nil : older,
            undo: try await undo(justArchived, from: store, for: visit)
        )
    }

    private static func undo(_ id: EmailID?, from store: Store, for visit: Visit) async throws -> RecordUndo? {
        guard let id, let email = try await store.email(id, viewer: visit.viewer), email.archivedAt != nil else {
            return nil
        }
        return RecordUndo(
            undoWords: "“\(Subjects.shown(email.subject))” was archived.",
            undoLink: Route.unarchiveEmail(id).path
        )
    }

    /// How far was looked: "30000 emails were looked at, back to 3 Mar 2026".
    private static func lookedAt(_ count: Int, to place: EmailCursor, _ order: EmailOrder, _ visit: Visit) -> String {
        let day = CalendarDay(place.createdAt, in: visit.zone).shortWords
        let direction =
            switch order {
            case .newest: "back to \(day)"
            case .oldest: "up to \(day)"
            case .opened: "back to those last opened on \(day)"
            }
        return "\(count) emails were looked at, \(direction)."
    }

    private static func orders(_ choice: EmailChoice) -> [Option] {
        EmailOrder.allCases.map { order in
            let label =
                switch order {
                case .newest: "Newest first"
                case .oldest: "Oldest first"
                case .opened: "Last opened first"
                }
            return Option(optionValue: order.rawValue, optionLabel: label, isChosen: order == choice.order)
        }
    }

    /// Only what is not opened has a number of days.
    private static func days(_ choice: EmailChoice) -> [Option] {
        guard choice.filter == .unopened else { return [] }
        return EmailChoice.someDays.map { days in
            Option(
                optionValue: "\(days)",
                optionLabel: days == 1 ? "for a day" : "for \(days) days",
                isChosen: days == choice.days
            )
        }
    }

    /// Whether nothing was ever sent, so that the page explains itself.
    private static func isBlank(
        _ choice: EmailChoice,
        _ isEmpty: Bool,
        _ store: Store,
        _ visit: Visit
    ) async throws -> Bool {
        guard isEmpty, choice.isPlain else { return false }
        let any = EmailFilter.choices(for: visit.viewer).contains(.everybody) ? EmailFilter.everybody : .all
        var query = EmailQuery(
            scope: any == .everybody ? .all : .mine,
            statuses: EmailFilter.sent,
            limit: 1
        )
        guard try await store.emails(query, viewer: visit.viewer).isEmpty else { return false }
        query.isArchive = true
        return try await store.emails(query, viewer: visit.viewer).isEmpty
    }

    private static func nothingFound(_ choice: EmailChoice) -> String {
        if !choice.text.isEmpty { return "No subject or recipient here has “\(choice.text)” in it." }
        return switch choice.filter {
        case .followed: "None of your emails was followed yet. “All sent” shows the others."
        case .failed: "Every copy was delivered."
        case .bounced: "No server reported that a copy did not arrive."
        case .answered: "Nobody answered yet."
        case .unopened: "Somebody opened each of your followed emails that is as old as that."
        case .unanswered: "Whatever was opened was answered, too."
        case .archived: "Nothing is archived. The page of each email that was sent offers it."
        case .all, .everybody: "Nothing was sent yet."
        }
    }
}
