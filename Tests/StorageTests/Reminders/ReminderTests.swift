internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// Reminders from the draft to the card.
@Suite struct ReminderTests {
    private static let later = Duration.seconds(3_600)

    private func plan(_ house: House, _ condition: ReminderCondition = .noReply, note: String = "") -> ReminderPlan {
        ReminderPlan(condition: condition, at: house.clock.now + Self.later, note: note)
    }

    @Test func staysWithADraftThroughItsChanges() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        var draft: Draft = try house.draft()
        draft.reminder = plan(house, note: "Ask about the filler")
        let email = try await store.createDraft(draft, by: ada)
        #expect(email.reminder?.plan == draft.reminder)
        #expect(email.reminder?.state == .set)

        var changed = Draft(of: email)
        changed.subject = "Another"
        let saved = try await store.updateDraft(email.id, to: changed, expecting: nil, by: ada)
        #expect(saved.reminder?.plan == draft.reminder)

        changed.reminder = nil
        #expect(try await store.updateDraft(email.id, to: changed, expecting: nil, by: ada).reminder == nil)
        #expect(try await store.restoreReminder(of: email.id, by: ada).reminder?.plan == draft.reminder)
    }

    @Test func remembersWhichPresetWasChosenUntilItsTimeIsChanged() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        var draft: Draft = try house.draft()
        draft.reminder = ReminderPlan(condition: .noReply, at: house.clock.now + Self.later, preset: .week)
        let email = try await store.createDraft(draft, by: ada)
        #expect(email.reminder?.plan.preset == .week)

        var plan = try #require(email.reminder).plan
        plan.at = plan.at + .seconds(60)
        #expect(try await store.setReminder(plan, of: email.id, by: ada).reminder?.plan.preset == nil)
        #expect(
            try await store.updateDraft(email.id, to: draft, expecting: nil, by: ada).reminder?.plan.preset == .week
        )
        let back = try await store.moveReminderBack(of: email.id, to: plan.at - .seconds(120), by: ada)
        #expect(back.reminder?.plan.preset == nil)
    }

    @Test func waitsUntilTheEmailIsOut() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await store.createDraft(house.draft(), by: ada)
        let plan = plan(house)
        try await store.setReminder(plan, of: email.id, by: ada)
        #expect(try await store.nextReminder() == nil)

        try await store.queue(email.id, at: house.clock.now + .seconds(60), by: ada)
        #expect(try await store.nextReminder() == nil, "it is scheduled, not out")
        house.clock.advance(by: .seconds(60))
        try await store.queueDue(limit: 9)
        #expect(try await store.nextReminder() == plan.at)

        try await store.hold(email.id, reason: "Too large.")
        #expect(try await store.nextReminder() == nil)
        try await store.queue(email.id, by: ada)
        #expect(try await store.nextReminder() == plan.at)
    }

    @Test func comesOnceAsACard() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        try await house.store.setReminder(plan(house, note: "Call her"), of: email.id, by: house.ada.viewer)

        house.clock.advance(by: Self.later - .microseconds(1))
        #expect(try await house.store.fireReminders(limit: 9) == 0)
        house.clock.advance(by: .microseconds(1))
        #expect(try await house.store.fireReminders(limit: 9) == 1)
        #expect(try await house.store.fireReminders(limit: 9) == 0)

        let card = try #require(try await house.cards().first)
        #expect(card.card.kind == .reminder)
        #expect(card.reminder?.condition == .noReply)
        #expect(card.reminder?.note == "Call her")
        #expect(try await house.read(email.id).reminder?.state == .fired(at: house.clock.now))
        #expect(try await house.store.nextReminder() == nil)
    }

    @Test func comesInTheOrderOfTheirTimesAFewAtOnce() async throws {
        let house = try await House.open()
        var wanted: [EmailID] = []
        for seconds in [30, 10, 20] {
            let email = try await house.sent()
            let at = house.clock.now + .seconds(seconds)
            try await house.store.setReminder(
                ReminderPlan(condition: .anyway, at: at),
                of: email.id,
                by: house.ada.viewer
            )
            wanted.append(email.id)
        }
        house.clock.advance(by: .seconds(60))

        #expect(try await house.store.fireReminders(limit: 2) == 2)
        #expect(Set(try await house.cards().map(\.card.copy.email)) == [wanted[1], wanted[2]])
        #expect(try await house.store.fireReminders(limit: 2) == 1)
        #expect(try await house.cards().count == 3)
    }

    @Test func aWholeMessageBringsItsOwn() async throws {
        let house = try await House.open()
        var content: Draft = try house.draft()
        content.reminder = plan(house)
        let submission = RawSubmission(bytes: [1], content: content, obstacle: nil)
        let email = try await house.store.submit(submission, by: house.ada.viewer)
        #expect(email.reminder?.plan == content.reminder)
        #expect(try await house.store.nextReminder() == content.reminder?.at)

        content.sendAt = house.clock.now + .seconds(60)
        let scheduled = RawSubmission(bytes: [1], content: content, obstacle: nil)
        #expect(try await house.store.submit(scheduled, by: house.ada.viewer).reminder?.plan == content.reminder)
    }

    @Test func isRefusedWhereItCanNeverBeMeant() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.sent()
        let past = ReminderPlan(condition: .anyway, at: house.clock.now)
        let farAway = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(11 * 366 * 86_400))
        let long = ReminderPlan(
            condition: .anyway,
            at: house.clock.now + .seconds(9),
            note: String(repeating: "é", count: 1_251)
        )

        for (plan, field) in [(past, "reminder/at"), (farAway, "reminder/at"), (long, "reminder/note")] {
            let error = await #expect(throws: StoreError.self) {
                try await store.setReminder(plan, of: email.id, by: ada)
            }
            guard case .invalid(field, _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
        let longest = ReminderPlan(
            condition: .anyway,
            at: house.clock.now + .seconds(9),
            note: String(repeating: "é", count: 1_250)
        )
        #expect(try await store.setReminder(longest, of: email.id, by: ada).reminder?.plan == longest)
        await #expect(throws: StoreError.notFound) {
            try await store.setReminder(longest, of: email.id, by: house.ben.viewer)
        }
        await #expect(throws: StoreError.notYours) {
            try await store.removeReminder(of: email.id, by: house.administrator.viewer)
        }
    }

    @Test func anEmailDoesNotLeaveAfterItsReminder() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await store.createDraft(house.draft(), by: ada)
        try await store.setReminder(plan(house), of: email.id, by: ada)

        await #expect(throws: StoreError.self) {
            try await store.queue(email.id, at: house.clock.now + .seconds(7_200), by: ada)
        }
        house.clock.advance(by: Self.later)
        await #expect(throws: StoreError.self) { try await store.queue(email.id, by: ada) }
        try await store.removeReminder(of: email.id, by: ada)
        #expect(try await store.queue(email.id, by: ada).status == .sending)
    }

    @Test func isMovedAndMovedBack() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.sent()
        let first = plan(house, note: "Ring her")
        try await store.setReminder(first, of: email.id, by: ada)
        house.clock.advance(by: Self.later)
        try await store.fireReminders(limit: 9)
        var second = first
        second.at = house.clock.now + Self.later

        try await store.setReminder(second, of: email.id, by: ada)
        #expect(try await house.cards() == [])
        await #expect(throws: StoreError.notFound) {
            try await store.moveReminderBack(of: email.id, to: second.at, by: ada)
        }
        let back = try await store.moveReminderBack(of: email.id, to: first.at, by: ada)

        #expect(back.reminder?.plan == first)
        #expect(try await store.nextReminder() == first.at, "it comes again at once")
        try await store.fireReminders(limit: 9)
        #expect(try await house.cards().map(\.reminder?.note) == ["Ring her"])
        await #expect(throws: StoreError.notFound) {
            try await store.moveReminderBack(of: email.id, to: first.at, by: house.ben.viewer)
        }
    }

    @Test func isChangedTakenOutAndPutBackAfterSending() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.sent()
        try await store.setReminder(plan(house), of: email.id, by: ada)
        house.clock.advance(by: Self.later)
        try await store.fireReminders(limit: 9)

        let again = plan(house, .anyway)
        #expect(try await store.setReminder(again, of: email.id, by: ada).reminder?.state == .set)
        #expect(try await house.cards() == [], "its card goes with what it said")

        #expect(try await store.removeReminder(of: email.id, by: ada).reminder == nil)
        #expect(try await store.nextReminder() == nil)
        #expect(try await store.restoreReminder(of: email.id, by: ada).reminder?.plan == again)
        #expect(try await store.nextReminder() == again.at)
        house.clock.advance(by: Self.later)
        try await store.fireReminders(limit: 9)
        #expect(try await house.cards().map(\.card.kind) == [.reminder])
        await #expect(throws: StoreError.notFound) { try await store.restoreReminder(of: email.id, by: ada) }

        try await store.removeReminder(of: email.id, by: ada)
        #expect(try await house.cards() == [])
        try await store.restoreReminder(of: email.id, by: ada)
        #expect(try await house.cards().map(\.card.kind) == [.reminder], "its card comes back with it")
    }
}
