internal import Engagement
internal import Storage
internal import Tracking

extension PeopleModel {
    private static let pageSize = 50

    /// Loads a page, whose place is named by the last person's id: names do not belong into addresses.
    static func load(matching text: String, after id: ContactID?, from store: Store) async throws -> PeopleModel {
        let found = try await store.contacts(matching: text, after: id, limit: pageSize + 1)
        let shown = found.prefix(pageSize)
        let last = found.count > pageSize ? shown.last : nil
        return PeopleModel(
            isBlank: found.isEmpty && text.isEmpty && id == nil,
            text: text,
            hasPeople: !shown.isEmpty,
            people: shown.map(PersonRow.init),
            older: last.map { PageAddress(.people).with("text", text).with("after", $0.id.description).text }
        )
    }
}

extension PeopleModel.PersonRow {
    init(_ contact: Contact) {
        id = contact.id.description
        link = Route.person(contact.id).path
        initials = contact.displayName.initials
        who = contact.displayName
        address = contact.address
        refuses = contact.preference == .disallow
    }
}
