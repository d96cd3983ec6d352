internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct RecordTests {
    @Test func makesAnInteractionOfAHitAndTellsOfIt() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let events = house.store.live.events()
        let hit = try JudgedHit.make(of: email.id, at: house.clock.now)

        let told = try await house.store.record([hit], upTo: .start.next, of: TestJournal.name)

        let interaction = try #require(try await house.activity(of: email.id, for: house.ada).first)
        #expect(interaction.copy == hit.hit.copy)
        #expect(interaction.kind == .opened)
        #expect(interaction.at == hit.hit.at)
        #expect(interaction.lastAt == hit.hit.at)
        #expect(interaction.count == 1)
        #expect(interaction.judgement == hit.judgement)
        #expect(interaction.device == hit.device)
        #expect(interaction.place == "Berlin")
        let card = try #require(try await house.cards().first)
        #expect(card.card.interaction == interaction.id)
        let raised = LiveEvent.card(card.card.id, seller: house.ada.id, raisedAt: house.clock.now)
        #expect(told == [.interaction(interaction, seller: house.ada.id), raised])
        house.store.live.end()
        #expect(await Array(events) == told)
    }

    @Test func recordsEachBatchOnce() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let hit = try JudgedHit.make(of: email.id, at: house.clock.now)
        let position = JournalPosition(segment: 3, offset: 700)

        try await house.store.record([hit], upTo: position, of: "a")
        let again = try await house.store.record([hit], upTo: position, of: "a")
        let behind = try await house.store.record([hit], upTo: JournalPosition(segment: 2, offset: 900), of: "a")

        #expect(again.isEmpty)
        #expect(behind.isEmpty)
        #expect(try await house.store.journalPosition(of: "a") == position)
        #expect(try await house.activity(of: email.id, for: house.ada).map(\.count) == [1])
    }

    @Test func movesForwardOnly() async throws {
        let house = try await House.open()
        #expect(try await house.store.journalPosition(of: "a") == nil)

        for (segment, offset, kept) in [(1, 50, (1, 50)), (1, 40, (1, 50)), (2, 10, (2, 10)), (1, 99, (2, 10))] {
            let position = JournalPosition(segment: Int64(segment), offset: Int64(offset))
            try await house.store.record([], upTo: position, of: "a")
            let expected = JournalPosition(segment: Int64(kept.0), offset: Int64(kept.1))
            #expect(try await house.store.journalPosition(of: "a") == expected)
        }
        #expect(try await house.store.journalPosition(of: "b") == nil)
    }

    @Test func skipsWhatNothingMayBeRecordedOf() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let silenced = try await house.sent()
        try await house.store.silence(silenced.id, by: house.ada.viewer)
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: .new(at: now), at: now),
            try .make(of: email.id, recipient: 9, at: now),
            try .make(of: silenced.id, at: now),
            try .make(of: draft.id, at: now),
            try .make(of: email.id, at: now),
        ]

        try await house.store.record(hits, upTo: .start.next, of: "a")

        #expect(try await house.activity(of: email.id, for: house.ada).count == 1)
        #expect(try await house.activity(of: silenced.id, for: house.ada).isEmpty)
        #expect(try await house.store.skippedHits(of: "a") == 4)
        #expect(try await house.store.journalPosition(of: "a") == .start.next)
        try await house.store.record([hits[0]], upTo: .start.next.next, of: "a")
        #expect(try await house.store.skippedHits(of: "a") == 5)
        #expect(try await house.store.skippedHits(of: "b") == 0)
    }

    @Test func recordsNothingWhileFollowingIsOff() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let hit = try JudgedHit.make(of: email.id, at: house.clock.now)

        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: false), by: nil)
        try await house.store.record([hit], upTo: .start.next, of: "a")
        #expect(try await house.activity(of: email.id, for: house.ada).isEmpty)
        #expect(try await house.store.skippedHits(of: "a") == 1)

        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: true), by: nil)
        try await house.store.record([hit], upTo: .start.next.next, of: "a")
        #expect(try await house.activity(of: email.id, for: house.ada).count == 1)
    }

    @Test func undoesTheWholeBatchWhenItFails() async throws {
        let database = try FailingDatabase(failing: "INSERT INTO cards")
        let house = try await House.open(database: database)
        let email = try await house.sent()
        let events = house.store.live.events()
        let hits = [
            try JudgedHit.make(of: email.id, at: house.clock.now, verdict: .machine),
            try JudgedHit.make(of: email.id, at: house.clock.now),
        ]

        await #expect(throws: StoreError.storage(.full)) {
            try await house.store.record(hits, upTo: .start.next, of: "a")
        }
        #expect(try await house.store.journalPosition(of: "a") == nil)
        #expect(try await house.activity(of: email.id, for: house.ada).isEmpty)
        #expect(try await house.read(email.id).totals == Totals())

        database.mend()
        try await house.store.record(hits, upTo: .start.next, of: "a")
        #expect(try await house.activity(of: email.id, for: house.ada).count == 2)
        house.store.live.end()
        #expect(await Array(events).count == 3)
    }

    @Test func tellsOfAnInteractionOnceInItsLastState() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let hits = try (0..<5).map { try JudgedHit.make(of: email.id, at: house.clock.now + .seconds($0)) }

        let told = try await house.store.record(hits, upTo: .start.next, of: "a")

        let interactions = told.compactMap { event -> Interaction? in
            if case .interaction(let interaction, _) = event { interaction } else { nil }
        }
        #expect(interactions.map(\.count) == [5])
        #expect(interactions == (try await house.activity(of: email.id, for: house.ada)))
    }
}
