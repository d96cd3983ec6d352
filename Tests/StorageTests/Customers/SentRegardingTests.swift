internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// What an email is about, said anew after it was sent.
@Suite struct SentRegardingTests {
    let house: House
    let opportunity: Opportunity

    init() async throws {
        house = try await House.open()
        opportunity = try await house.store.addOpportunity(name: "Filler") { _ in }
    }

    private var record: RecordID { RecordID(uuid: opportunity.id.uuid) }

    private func audited() async throws -> [AuditEntry] {
        try await house.store.auditEntries(before: nil, limit: 50).filter { $0.action == .regardingChanged }
    }

    @Test func isChangedAndTakenBackAndAudited() async throws {
        let email = try await house.sent()
        let (store, ada) = (house.store, house.ada.viewer)

        let changed = try await store.setRegarding(record, of: email.id, by: ada)
        #expect(changed.regarding?.name == "Filler")
        #expect(changed.version == email.version + 1)
        #expect(try await store.emails(of: .opportunity(opportunity.id), viewer: ada, limit: 9).map(\.id) == [email.id])
        #expect(try await audited().map(\.subject) == [email.id.description])

        try await store.setRegarding(record, of: email.id, by: ada)
        #expect(try await audited().count == 1, "nothing was changed")
        let back = try await store.setRegarding(nil, of: email.id, by: ada)
        #expect(back.regarding == nil)
        #expect(try await audited().count == 2)
    }

    @Test func belongsToItsSellerAndAdministrators() async throws {
        let email = try await house.sent()

        await #expect(throws: StoreError.notFound) {
            try await house.store.setRegarding(record, of: email.id, by: house.ben.viewer)
        }
        try await house.store.setRegarding(record, of: email.id, by: house.administrator.viewer)
        #expect(try await audited().first?.user == house.administrator.id)
    }

    @Test func refusesDraftsOldVersionsAndWhatIsNotThere() async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        let draft = try await store.createDraft(house.draft(), by: ada)
        let email = try await house.sent()

        let onDraft = await #expect(throws: StoreError.self) {
            try await store.setRegarding(record, of: draft.id, by: ada)
        }
        guard case .invalid("id", _) = onDraft else { return #expect(Bool(false), "\(String(describing: onDraft))") }
        await #expect(throws: StoreError.versionConflict(current: email.version)) {
            try await store.setRegarding(record, of: email.id, expecting: email.version + 1, by: ada)
        }
        let unknown = await #expect(throws: StoreError.self) {
            try await store.setRegarding(RecordID.new(at: house.clock.now), of: email.id, by: ada)
        }
        guard case .invalid("regarding", _) = unknown else {
            return #expect(Bool(false), "\(String(describing: unknown))")
        }
        #expect(try await audited() == [])
    }
}
