internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct EmailAccessTests {
    @Test func showsAnEmailToItsSellerAndToAdministratorsOnly() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        try await house.store.record(
            [.make(of: email.id, at: house.clock.now)],
            upTo: .start.next,
            of: TestJournal.name
        )

        for user in [house.ada, house.administrator] {
            #expect(try await house.store.email(email.id, viewer: user.viewer)?.id == email.id)
            #expect(try await house.activity(of: email.id, for: user).count == 1)
            #expect(try await house.store.cleanCopy(email.id, viewer: user.viewer) == Array("clean".utf8))
        }
        for user in [house.ben, house.manager] {
            #expect(try await house.store.email(email.id, viewer: user.viewer) == nil)
            #expect(try await house.activity(of: email.id, for: user).isEmpty)
            #expect(try await house.store.cleanCopy(email.id, viewer: user.viewer) == nil)
        }
    }

    @Test func auditsAnAdministratorsLookOnceAnHour() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let other = try await house.sent()

        _ = try await house.store.email(email.id, viewer: house.administrator.viewer)
        _ = try await house.store.email(email.id, viewer: house.administrator.viewer)
        _ = try await house.activity(of: email.id, for: house.administrator)
        #expect(try await looks(in: house) == [email.id.description])

        _ = try await house.store.email(other.id, viewer: house.administrator.viewer)
        #expect(try await Set(looks(in: house)) == [email.id.description, other.id.description])

        house.clock.advance(by: .seconds(3_600))
        _ = try await house.store.cleanCopy(email.id, viewer: house.administrator.viewer)
        #expect(try await looks(in: house).count == 3)
    }

    @Test func auditsAnAdministratorsListOfEverybodysOnceAnHour() async throws {
        let house = try await House.open()
        let listings = {
            try await house.store.auditEntries(before: nil, limit: 50)
                .filter { $0.action == .emailsListedByAdministrator }.map(\.user)
        }

        for viewer in [house.ada.viewer, house.manager.viewer] {
            _ = try await house.store.emails(EmailQuery(scope: .all), viewer: viewer)
        }
        _ = try await house.store.emails(EmailQuery(), viewer: house.administrator.viewer)
        #expect(try await listings().isEmpty)

        _ = try await house.store.emails(EmailQuery(scope: .all), viewer: house.administrator.viewer)
        _ = try await house.store.emails(EmailQuery(scope: .all, text: "a"), viewer: house.administrator.viewer)
        #expect(try await listings() == [house.administrator.id])

        house.clock.advance(by: .seconds(3_600))
        _ = try await house.store.emails(EmailQuery(scope: .all), viewer: house.administrator.viewer)
        #expect(try await listings().count == 2)
    }

    @Test func auditsNobodysLookAtTheirOwn() async throws {
        let house = try await House.open()
        let email = try await house.sent()

        _ = try await house.store.email(email.id, viewer: house.ada.viewer)
        _ = try await house.store.email(email.id, viewer: house.ben.viewer)
        _ = try await house.store.email(.new(at: house.clock.now), viewer: house.administrator.viewer)

        #expect(try await looks(in: house).isEmpty)
    }

    @Test func silencesAndUndoesIt() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let events = house.store.live.events()

        try await house.store.silence(email.id, by: house.ada.viewer)
        try await house.store.silence(email.id, by: house.ada.viewer)

        #expect(try await house.read(email.id).isSilenced)
        #expect(try await house.store.edgeState() == EdgeFacts(isFollowingOn: true, silenced: [email.id]))

        try await house.store.unsilence(email.id, by: house.administrator.viewer)

        #expect(try await !house.read(email.id).isSilenced)
        #expect(try await house.store.edgeState().silenced.isEmpty)
        house.store.live.end()
        #expect(await Array(events) == [.edgeStateChanged, .edgeStateChanged])
        let actions = try await house.store.auditEntries(before: nil, limit: 50).map(\.action)
        #expect(actions.filter { $0 == .emailSilenced }.count == 1)
        #expect(actions.filter { $0 == .emailUnsilenced }.count == 1)
    }

    @Test func silencesOnlyWhatOneMayOpenAndWasSent() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        for user in [house.ben, house.manager] {
            await #expect(throws: StoreError.notFound) { try await house.store.silence(email.id, by: user.viewer) }
            await #expect(throws: StoreError.notFound) { try await house.store.unsilence(email.id, by: user.viewer) }
        }
        await #expect(throws: StoreError.self) { try await house.store.silence(draft.id, by: house.ada.viewer) }
    }

    private func looks(in house: House) async throws -> [String] {
        try await house.store.auditEntries(before: nil, limit: 50)
            .filter { $0.action == .emailOpenedByAdministrator && $0.user == house.administrator.id }
            .map(\.subject)
    }
}
