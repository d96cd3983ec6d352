internal import Engagement
internal import Storage
internal import Tracking

extension Tour {
    /// Accounts, opportunities, and what emails are about.
    func visitCustomers(contact: ContactID) async throws {
        let (store, user) = (house.store, house.ada.id)
        let account = try await store.addAccount(name: "Buyer", by: user) { $0.domain = "buyer.test" }
        try await store.updateAccount(account.id, by: user) { $0.domain = "other.test" }
        try await store.archiveAccount(account.id)
        try await store.archiveAccount(account.id, false)
        try await store.updateContact(contact, by: user) { person in
            person.account = AccountReference(account.id)
            person.otherAddresses = ["maria@other.test"]
        }
        let opportunity = try await store.addOpportunity(name: "Filler") { opportunity in
            opportunity.account = AccountReference(account.id)
            opportunity.contacts = [contact]
            opportunity.amount = Money(units: 100, currency: "EUR")
        }
        try await store.updateOpportunity(opportunity.id) { $0.stage = .won }
        try await store.archiveOpportunity(opportunity.id)
        try await store.archiveOpportunity(opportunity.id, false)
        for order in RecordOrder.allCases {
            _ = try await store.contacts(RecordQuery(order: order))
            _ = try await store.accounts(RecordQuery(order: order))
            _ = try await store.opportunities(RecordQuery(order: order))
        }
        _ = try await store.contacts(of: account.id, limit: 5)
        _ = try await store.opportunities(of: account.id, limit: 5)
        _ = try await store.opportunities(of: contact, limit: 5)
        for record in [Record.contact(contact), .account(account.id), .opportunity(opportunity.id)] {
            _ = try await store.record(record.id)
            _ = try await store.emails(of: record, viewer: house.ada.viewer, limit: 5)
            _ = try await store.totals(of: record, viewer: house.ada.viewer)
            _ = try await store.cards(about: record, of: house.ada.viewer, limit: 5)
        }
        _ = try await store.replies(from: contact, viewer: house.ada.viewer, limit: 5)
        _ = try await store.records(named: "Filler")
        let person = "name,email,account,consent,consent manner,consent words"
        _ = try await house.take(person + "\nNew,new2@buyer.test,Buyer,2026-01-02,a form,yes")
        _ = try await house.take("name,domain\nNew,\nNew,new.test", of: .account)
        _ = try await house.take("name,account\nFiller,Buyer\nRinser,", of: .opportunity)
        try await visitMerging(of: contact, with: opportunity.id)
    }

    /// Two who are one, and are two again.
    private func visitMerging(of contact: ContactID, with opportunity: OpportunityID) async throws {
        let (store, user) = (house.store, house.ada.id)
        let same = try await store.addContact(name: "Maria Ochoa", address: "maria+2@buyer.test")
        _ = try await store.duplicates(of: contact)
        _ = try await store.duplicates(limit: 5)
        try await store.updateOpportunity(opportunity) { $0.contacts = [same.id] }
        var about = try house.draft(to: ["maria@buyer.test"])
        about.regarding = RecordID(uuid: same.id.uuid)
        try await store.createDraft(about, by: house.ada.viewer)
        try await store.recordConsent(of: same.id, givenAt: house.clock.now, manner: "a form", words: "yes", by: user)
        try await store.setRegarding(RecordID(uuid: opportunity.uuid), of: house.sent().id, by: house.ada.viewer)
        try await store.mergeContacts(contact, with: same.id, by: user)
        try await store.separateContact(same.id, by: user)
        try await store.archiveContact(contact)
        try await store.archiveContact(contact, false)
    }
}
