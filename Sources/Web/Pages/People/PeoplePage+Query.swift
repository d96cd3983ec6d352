internal import Engagement
internal import Storage
internal import Tracking

extension RecordListModel {
    /// Loads a page of the people.
    static func people(
        _ choice: RecordChoice<Subject.Contact>,
        justArchived: ContactID?,
        from store: Store
    ) async throws -> RecordListModel {
        let found = try await store.contacts(choice.query)
        let shown = found.prefix(RecordChoice<Subject.Contact>.pageSize)
        return RecordListModel(
            heading: choice.isArchive ? "Archived people" : "People",
            addLink: Route.newPerson.path,
            addVerb: "Add a person",
            importLink: Route.importPeople.path,
            exportLink: Route.exportPeople.path,
            duplicatesLink: Route.duplicates.path,
            listAction: Route.people.path,
            searchLabel: "Search names and addresses",
            listText: choice.text,
            kept: choice.kept,
            hasPlaces: true,
            places: places(isPeople: true),
            filters: [],
            filtersLabel: nil,
            orders: choice.orders,
            archiveLink: choice.isArchive ? nil : choice.address { $0.isArchive = true },
            listLink: choice.isArchive ? choice.address { $0.isArchive = false } : nil,
            isBlank: found.isEmpty && choice.isPlain,
            blank: Blank(
                blankTitle: "Nobody here yet",
                blankWords:
                    "Everybody you write to is added by themselves. You can also add somebody now, with a phone number and whether they may be followed."
            ),
            undo: try await undo(justArchived, from: store),
            hasRows: !shown.isEmpty,
            rows: shown.map(RecordRowModel.init),
            nothingFound: choice.text.isEmpty
                ? "Nobody is archived." : "No name or address has “\(choice.text)” in it.",
            older: choice.older(found.count > shown.count ? shown.last?.id : nil)
        )
    }

    private static func undo(_ id: ContactID?, from store: Store) async throws -> RecordUndo? {
        guard let id, let contact = try await store.contact(id), contact.archivedAt != nil else { return nil }
        return RecordUndo(
            undoWords: "\(contact.displayName) was archived.",
            undoLink: Route.restorePerson(id).path
        )
    }

    /// People and accounts are two lists of one place.
    static func places(isPeople: Bool) -> [ListLink] {
        [
            ListLink(target: Route.people.path, words: "People", isCurrent: isPeople),
            ListLink(target: Route.accounts.path, words: "Accounts", isCurrent: !isPeople),
        ]
    }
}

extension RecordRowModel {
    init(_ contact: Contact) {
        key = "person-\(contact.id)"
        rowLink = Route.person(contact.id).path
        face = contact.displayName.initials
        title = contact.displayName
        sub = [contact.name.isEmpty ? nil : contact.address, contact.account?.name].compactMap(\.self)
            .joined(separator: " · ")
        figure = nil
        rowChips = contact.effectivePreference == .disallow ? [.refuses] : []
    }
}
