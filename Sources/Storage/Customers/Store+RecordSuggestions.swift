package import Engagement
internal import Tracking

extension Store {
    /// What an email could be about, by the beginning of a word: people first, then accounts and opportunities by name.
    package func recordSuggestions(
        _ text: String,
        for viewer: Viewer,
        limit: Int
    ) async throws(StoreError) -> [RecordReference] {
        guard !text.searchable.isEmpty else { return [] }
        let people = try await suggestions(text, for: viewer, limit: limit)
        let accounts = try await accounts(RecordQuery(text: text, limit: limit))
        let opportunities = try await opportunities(RecordQuery(text: text, order: .newest, limit: limit))
        // So many of each that none crowds the others out.
        let share = max(1, limit / 3)
        let room = limit - min(share, accounts.count) - min(share, opportunities.count)
        let found =
            people.prefix(max(share, room)).map(RecordReference.init)
            + accounts.prefix(share).map(RecordReference.init)
            + opportunities.prefix(share).map(RecordReference.init)
        return Array(found.prefix(limit))
    }
}

extension RecordReference {
    /// Names a contact.
    package init(_ contact: Contact) {
        self.init(
            record: .contact(contact.id),
            name: contact.displayName,
            detail: contact.name.isEmpty ? "" : contact.address
        )
    }

    /// Names an account.
    package init(_ account: Account) {
        self.init(record: .account(account.id), name: account.name, detail: account.domain)
    }

    /// Names an opportunity.
    package init(_ opportunity: Opportunity) {
        self.init(record: .opportunity(opportunity.id), name: opportunity.name, detail: opportunity.account?.name ?? "")
    }
}
