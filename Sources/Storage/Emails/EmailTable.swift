package import Engagement
internal import Mail
internal import Tracking

/// A list of emails as a table in CSV; it is read piece by piece.
package struct EmailTable: Sendable {
    private let viewer: Viewer
    private let store: Store
    private var query: EmailQuery
    private var isBegun = false
    private var isRead = false

    /// So many are read at once.
    private static let atOnce = 200

    /// Takes a store to read from; all pages of the query are in the table.
    package init(_ query: EmailQuery, from store: Store, viewer: Viewer) {
        self.viewer = viewer
        self.store = store
        self.query = query
        self.query.after = nil
        self.query.limit = Self.atOnce
    }

    /// The next piece; `nil` behind the last one.
    package mutating func next() async throws(StoreError) -> String? {
        guard isBegun else {
            isBegun = true
            return CSVText.row([
                "id", "subject", "recipients", "status", "followed", "begun", "sent", "opens", "opened by", "clicks",
                "file views", "replies", "came back", "last opened",
            ])
        }
        guard !isRead else { return nil }
        let page = try await store.emailPage(query, viewer: viewer)
        isRead = page.next == nil
        query.after = page.next
        return page.emails.map(Self.row).joined()
    }

    private static func row(_ email: EmailSummary) -> String {
        let named = email.recipients.map(\.address).joined(separator: ", ")
        let more = email.recipientCount - email.recipients.count
        let totals = email.totals
        return CSVText.row([
            email.id.description, email.subject, more > 0 ? "\(named) and \(more) more" : named, email.status.rawValue,
            email.followingState == .on ? "yes" : "no", email.createdAt.description, email.sentAt?.description ?? "",
            "\(totals.opens)", "\(totals.openedBy)", "\(totals.clicks)", "\(totals.views)", "\(totals.replies)",
            "\(totals.bouncedBy)", totals.lastOpened?.description ?? "",
        ])
    }
}
