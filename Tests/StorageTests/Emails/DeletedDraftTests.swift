internal import Storage
internal import Testing
internal import Tracking

@Suite struct DeletedDraftTests {
    @Test func isGoneAndComesBack() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        let deleted = try await house.store.deleteDraft(email.id, by: house.ada.viewer)

        #expect(try await house.store.email(email.id, viewer: house.ada.viewer) == nil)
        #expect(try await house.store.emails(EmailQuery(), viewer: house.ada.viewer).isEmpty)
        await #expect(throws: StoreError.notFound) { try await house.store.queue(email.id, by: house.ada.viewer) }

        try await house.store.restoreDraft(deleted, by: house.ada.viewer)

        #expect(try await house.read(email.id) == email)
    }

    @Test func comesBackForItsSellerOnly() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let deleted = try await house.store.deleteDraft(email.id, by: house.ada.viewer)

        for user in [house.ben, house.manager, house.administrator] {
            await #expect(throws: StoreError.notFound) {
                try await house.store.restoreDraft(deleted, by: user.viewer)
            }
        }
    }

    @Test func isPurgedAfterADay() async throws {
        let house = try await House.open()
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        try await house.store.createDraft(house.draft(subject: "Stays"), by: house.ada.viewer)
        let deleted = try await house.store.deleteDraft(email.id, by: house.ada.viewer)

        house.clock.advance(by: DeletedDraft.keeping - .seconds(1))
        #expect(try await house.store.purgeDeletedDrafts() == 0)
        house.clock.advance(by: .seconds(1))
        #expect(try await house.store.purgeDeletedDrafts() == 1)

        await #expect(throws: StoreError.notFound) {
            try await house.store.restoreDraft(deleted, by: house.ada.viewer)
        }
        #expect(try await house.store.emails(EmailQuery(), viewer: house.ada.viewer).map(\.subject) == ["Stays"])
    }
}
