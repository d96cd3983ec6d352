/// Which contacts, accounts or opportunities a list shows, and in which order.
package struct RecordQuery<Place: Hashable & Sendable>: Hashable, Sendable {
    /// Words that must stand in them, whatever their case and accents; empty for all.
    package var text: String
    /// In which order.
    package var order: RecordOrder
    /// Whether those that were archived are shown, and no others.
    package var isArchive: Bool
    /// The last one of the page before; `nil` for the first page.
    package var after: Place?
    /// At most so many.
    package var limit: Int

    /// Asks for those on the lists, by name, unless told otherwise.
    package init(
        text: String = "",
        order: RecordOrder = .name,
        isArchive: Bool = false,
        after: Place? = nil,
        limit: Int = 50
    ) {
        self.text = text
        self.order = order
        self.isArchive = isArchive
        self.after = after
        self.limit = limit
    }
}

/// The order of a list of contacts, accounts or opportunities.
package enum RecordOrder: String, Hashable, Sendable, Codable, CaseIterable {
    /// By name, without case and accents.
    case name
    /// Those added last first.
    case newest
}
