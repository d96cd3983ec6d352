package import Tracking

/// A place in the list of contacts.
package struct ContactCursor: Hashable, Sendable, Codable {
    /// What the contact there is sorted by: ``Contact/sortKey``.
    package let sortKey: String
    /// Which one it is.
    package let id: ContactID

    /// Names the place of a contact.
    package init(sortKey: String, id: ContactID) {
        self.sortKey = sortKey
        self.id = id
    }
}

extension Contact {
    /// What lists are sorted by: the display name without case and accents.
    package var sortKey: String { displayName.searchable }

    /// Where the next page begins if this is the last one of a page.
    package var cursor: ContactCursor { ContactCursor(sortKey: sortKey, id: id) }
}
