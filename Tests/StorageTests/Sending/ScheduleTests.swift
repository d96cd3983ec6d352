internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct ScheduleTests {
    private func scheduled(_ house: House, in seconds: Int = 60) async throws -> Email {
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        return try await house.store.queue(email.id, at: house.clock.now + .seconds(seconds), by: house.ada.viewer)
    }

    @Test func waitsForItsTimeAndNotLonger() async throws {
        let house = try await House.open()
        let moment = house.clock.now + .seconds(60)

        let email = try await scheduled(house)

        #expect(email.status == .scheduled)
        #expect(email.sendAt == moment)
        #expect(try await house.store.nextDue() == moment)
        house.clock.advance(by: .milliseconds(59_999))
        #expect(try await house.store.queueDue(limit: 9) == 0)
        house.clock.advance(by: .milliseconds(1))
        #expect(try await house.store.queueDue(limit: 9) == 1)
        #expect(try await house.store.emailsToSend(limit: 9).map(\.id) == [email.id])
        #expect(try await house.read(email.id).status == .sending)
        #expect(try await house.store.nextDue() == nil)
    }

    @Test func leavesInTheOrderOfItsTimes() async throws {
        let house = try await House.open()
        let last = try await scheduled(house, in: 30)
        let first = try await scheduled(house, in: 10)
        let middle = try await scheduled(house, in: 20)
        house.clock.advance(by: .seconds(3_600))

        #expect(try await house.store.queueDue(limit: 2) == 2)
        #expect(try await house.store.queueDue(limit: 2) == 1)

        #expect(try await house.store.emailsToSend(limit: 9).map(\.id) == [first.id, middle.id, last.id])
    }

    @Test func isListedAndCanBeCalledBackMovedAndDeleted() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await scheduled(house)
        #expect(try await store.emails(EmailQuery(statuses: [.scheduled]), viewer: ada).map(\.id) == [email.id])
        #expect(try await store.emails(EmailQuery(statuses: [.draft]), viewer: ada) == [])

        let moved = try await store.queue(email.id, at: house.clock.now + .seconds(7_200), by: ada)
        #expect(moved.sendAt == house.clock.now + .seconds(7_200))
        let pressedAgain = try await store.queue(email.id, by: ada)
        #expect(pressedAgain.status == .scheduled, "pressing Send twice sends nothing early")

        let draft = try await store.unschedule(email.id, by: ada)
        #expect(draft.status == .draft)
        #expect(draft.sendAt == nil)

        _ = try await scheduled(house)
        try await store.queue(email.id, at: house.clock.now + .seconds(5), by: ada)
        let deleted = try await store.deleteDraft(email.id, by: ada)
        house.clock.advance(by: .seconds(10))
        #expect(try await store.queueDue(limit: 9) == 0)
        try await store.restoreDraft(deleted, by: ada)
        #expect(try await house.read(email.id).status == .draft)
    }

    @Test func isChangedOnlyAsADraft() async throws {
        let house = try await House.open()
        let email = try await scheduled(house)

        await #expect(throws: StoreError.scheduled) {
            try await house.store.updateDraft(email.id, to: house.draft(), expecting: nil, by: house.ada.viewer)
        }
        await #expect(throws: StoreError.scheduled) {
            try await house.store.queue(email.id, withoutFiles: true, by: house.ada.viewer)
        }
        await #expect(throws: StoreError.notFound) {
            try await house.store.unschedule(email.id, by: house.ben.viewer)
        }
    }

    @Test func aWholeMessageWaitsAndCanNeverBeEdited() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        var content: Draft = try house.draft()
        content.sendAt = house.clock.now + .seconds(60)

        let email = try await store.submit(RawSubmission(bytes: [1], content: content, obstacle: nil), by: ada)

        #expect(email.status == .scheduled)
        _ = try await store.unschedule(email.id, by: ada)
        await #expect(throws: StoreError.self) {
            try await store.updateDraft(email.id, to: house.draft(subject: "x"), expecting: nil, by: ada)
        }
        #expect(try await store.queue(email.id, by: ada).status == .sending)
        content.sendAt = house.clock.now - .seconds(60)
        let late = try await store.submit(RawSubmission(bytes: [1], content: content, obstacle: nil), by: ada)
        #expect(late.status == .sending, "a time that is over means at once")
    }

    @Test func aDraftRemembersWhenItIsToLeave() async throws {
        let house = try await House.open()
        var draft: Draft = try house.draft()
        draft.sendAt = house.clock.now + .seconds(60)
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        #expect(email.status == .draft)
        #expect(email.sendAt == draft.sendAt)

        #expect(try await house.store.queue(email.id, by: house.ada.viewer).status == .scheduled)
    }

    @Test func sendingCanBeUndoneForAWhile() async throws {
        let house = try await House.open()
        var settings = try await house.store.settings()
        settings.undoSeconds = 10
        try await house.store.updateSettings(settings, by: nil)
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        let sent = try await house.store.queue(email.id, by: house.ada.viewer)

        #expect(sent.status == .scheduled)
        #expect(sent.sendAt == house.clock.now + .seconds(10))
    }

    @Test(arguments: [(minutes: 0, late: 90, isHeld: false), (60, 59, false), (60, 61, true)])
    func whatIsTooLateIsHeldIfThatIsWished(minutes: Int, late: Int, isHeld: Bool) async throws {
        let house = try await House.open()
        var settings = try await house.store.settings()
        settings.latestMinutes = minutes
        try await house.store.updateSettings(settings, by: nil)
        let email = try await scheduled(house)
        house.clock.advance(by: .seconds(60 + late * 60))

        try await house.store.queueDue(limit: 9)

        #expect(try await house.read(email.id).status == (isHeld ? .held : .sending))
        let cards = try await house.store.cards(of: house.ada.viewer, includingHandled: false, limit: 9)
        #expect(cards.map(\.card.kind) == (isHeld ? [.held] : []))
    }
}
