internal import Storage

extension EmailsModel {
    /// So many emails are on a page.
    static let pageSize = 40

    /// Loads what was chosen.
    static func load(_ choice: EmailChoice, from store: Store, for visit: Visit) async throws -> EmailsModel {
        let cursor = choice.after.map { EmailCursor(createdAt: $0.at, id: $0.id) }
        let query = choice.filter.query(text: choice.text, after: cursor, limit: pageSize + 1)
        let found = try await store.emails(query, viewer: visit.viewer)
        let shown = found.prefix(pageSize)
        let last = found.count > pageSize ? shown.last : nil
        return EmailsModel(
            heading: "Followed",
            isBlank: try await isBlank(choice, found.isEmpty, store, visit),
            text: choice.text,
            filterValue: choice.filter.value,
            filters: EmailFilter.choices(for: visit.viewer).map { filter in
                FilterLink(
                    link: address(filter, choice.text, after: nil),
                    label: filter.label,
                    isCurrent: filter == choice.filter
                )
            },
            hasEmails: !shown.isEmpty,
            emails: shown.map { EmailRowModel($0, for: visit) },
            nothingFound: nothingFound(choice),
            hasPages: choice.after != nil || last != nil,
            newest: choice.after == nil ? nil : address(choice.filter, choice.text, after: nil),
            older: last.map { address(choice.filter, choice.text, after: PageMark(at: $0.createdAt, id: $0.id).text) }
        )
    }

    private static func address(_ filter: EmailFilter, _ text: String, after: String?) -> String {
        PageAddress(.emails).with("show", filter.value).with("text", text).with("after", after).text
    }

    /// Whether nothing was ever sent, so that the page explains itself.
    private static func isBlank(
        _ choice: EmailChoice,
        _ isEmpty: Bool,
        _ store: Store,
        _ visit: Visit
    ) async throws -> Bool {
        guard isEmpty, choice.filter == .followed, choice.text.isEmpty, choice.after == nil else { return false }
        let any = EmailFilter.choices(for: visit.viewer).contains(.everybody) ? EmailFilter.everybody : .all
        return try await store.emails(any.query(text: "", after: nil, limit: 1), viewer: visit.viewer).isEmpty
    }

    private static func nothingFound(_ choice: EmailChoice) -> String {
        if !choice.text.isEmpty { return "No subject or recipient here has “\(choice.text)” in it." }
        return switch choice.filter {
        case .followed: "None of your emails was followed yet. “All sent” shows the others."
        case .failed: "Every copy was delivered."
        case .bounced: "No server reported that a copy did not arrive."
        case .answered: "Nobody answered yet."
        case .all, .everybody: "Nothing was sent yet."
        }
    }
}
