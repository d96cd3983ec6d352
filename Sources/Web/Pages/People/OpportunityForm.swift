internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// Reads the form of an opportunity: what was typed becomes an account, people, an amount and a day.
struct OpportunityForm {
    let store: Store
    let user: UserID

    /// What was read.
    struct Reading: Sendable {
        let typed: TypedOpportunity
        let account: AccountReference?
        let contacts: Set<ContactID>
        let amount: Money?
        let closedOn: Day?

        /// Puts it in the place of what was there.
        func put(into opportunity: inout Opportunity, where isTyped: (String) -> Bool = { _ in true }) {
            if isTyped("name") { opportunity.name = typed.name }
            if isTyped("account") || isTyped("account-picked") { opportunity.account = account }
            if isTyped("people") { opportunity.contacts = contacts }
            if isTyped("amount") { opportunity.amount = amount }
            guard isTyped("stage") || isTyped("closedOn") else { return }
            opportunity.stage = typed.stage
            opportunity.closedOn = closedOn
        }
    }

    /// Reads it, or says what is wrong where.
    func read(_ typed: TypedOpportunity) async throws -> Result<Reading, Wrong> {
        let finding = try await RecordLookup(store: store)
            .find(typed.account, picked: typed.accountID, among: [.account])
        if case .wrong(let words) = finding { return .failure(Wrong("account", words)) }
        guard !typed.name.isEmpty else { return .failure(Wrong("name", "A name is needed here.")) }
        let amount: Money?
        switch Self.amount(typed) {
        case .success(let found): amount = found
        case .failure(let wrong): return .failure(wrong)
        }
        let day = Day(typed.closedOn)
        guard day != nil || typed.closedOn.isEmpty else {
            return .failure(Wrong("closedOn", "Write a day such as 2026-12-01."))
        }
        if day != nil, !typed.stage.isClosed {
            return .failure(
                Wrong("closedOn", "Only what is won or lost has such a day. Choose that stage, or empty this.")
            )
        }
        let addresses: [Address]
        do {
            addresses = try Address.list(typed.people)
        } catch {
            return .failure(Wrong("people", error.description))
        }
        guard addresses.count <= Opportunity.maximumContacts else {
            return .failure(Wrong("people", "At most \(Opportunity.maximumContacts) people are allowed here."))
        }
        let contacts: Set<ContactID>
        do {
            contacts = try await self.contacts(addresses)
        } catch let error as StoreError {
            guard let fault = FormFault(error) else { throw error }
            return .failure(Wrong("people", fault.words))
        }
        return .success(
            Reading(typed: typed, account: finding.account, contacts: contacts, amount: amount, closedOn: day)
        )
    }

    /// What is wrong with the form.
    struct Wrong: Error {
        let fault: FormFault

        init(_ field: String, _ words: String) {
            fault = FormFault(field, words)
        }
    }

    private static func amount(_ typed: TypedOpportunity) -> Result<Money?, Wrong> {
        guard !typed.amount.isEmpty else { return .success(nil) }
        let currency: String
        do { currency = try Money.checkedCurrency(typed.currency) } catch {
            return .failure(Wrong("currency", error.description))
        }
        do { return .success(try Money(typed.amount, currency: currency)) } catch {
            return .failure(Wrong("amount", error.description))
        }
    }

    /// The people with these addresses; whoever is new is added, as recipients are (product §10.1).
    private func contacts(_ addresses: [Address]) async throws -> Set<ContactID> {
        var found: Set<ContactID> = []
        for address in addresses {
            if let contact = try await store.contact(address: address.address) {
                found.insert(contact.id)
            } else {
                let added = try await store.addContact(name: address.name ?? "", address: address.address, by: user)
                found.insert(added.id)
            }
        }
        return found
    }
}
