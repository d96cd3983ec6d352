internal import Engagement
internal import Storage
internal import Tracking

extension RecordListModel {
    /// Loads a page of the accounts.
    static func accounts(
        _ choice: RecordChoice<Subject.Account>,
        justArchived: AccountID?,
        from store: Store
    ) async throws -> RecordListModel {
        let found = try await store.accounts(choice.query)
        let shown = found.prefix(RecordChoice<Subject.Account>.pageSize)
        return RecordListModel(
            heading: choice.isArchive ? "Archived accounts" : "Accounts",
            addLink: Route.newAccount.path,
            addVerb: "Add an account",
            importLink: Route.importAccounts.path,
            exportLink: Route.exportAccounts.path,
            duplicatesLink: nil,
            listAction: Route.accounts.path,
            searchLabel: "Search names and domains",
            listText: choice.text,
            kept: choice.kept,
            hasPlaces: true,
            places: places(isPeople: false),
            filters: [],
            filtersLabel: nil,
            orders: choice.orders,
            archiveLink: choice.isArchive ? nil : choice.address { $0.isArchive = true },
            listLink: choice.isArchive ? choice.address { $0.isArchive = false } : nil,
            isBlank: found.isEmpty && choice.isPlain,
            blank: Blank(
                blankTitle: "No accounts yet",
                blankWords:
                    "An account is a company or a household. Give it the domain of its addresses, and everybody who has one there belongs to it by themselves."
            ),
            undo: try await undo(justArchived, from: store),
            hasRows: !shown.isEmpty,
            rows: shown.map(RecordRowModel.init),
            nothingFound: choice.text.isEmpty
                ? "No account is archived." : "No name or domain has “\(choice.text)” in it.",
            older: choice.older(found.count > shown.count ? shown.last?.id : nil)
        )
    }

    private static func undo(_ id: AccountID?, from store: Store) async throws -> RecordUndo? {
        guard let id, let account = try await store.account(id), account.archivedAt != nil else { return nil }
        return RecordUndo(undoWords: "\(account.name) was archived.", undoLink: Route.restoreAccount(id).path)
    }
}

extension RecordRowModel {
    init(_ account: Account) {
        key = "account-\(account.id)"
        rowLink = Route.account(account.id).path
        face = account.name.initials
        title = account.name
        sub = account.domain.isEmpty ? account.phone : account.domain
        figure = nil
        rowChips = account.preference == .disallow ? [.refuses] : []
    }
}
