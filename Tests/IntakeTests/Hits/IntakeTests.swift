import Edge
import Engagement
import Intake
import Logging
import ServiceLifecycle
import Storage
import Testing
import Tracking

@Suite(.timeLimit(.minutes(5)))
struct IntakeTests {
    @Test func makesAnOpenOfABeacon() async throws {
        let post = try await Post()

        try await post.take([post.hit()])

        let line = try #require(try await post.activity().first)
        #expect(line.kind == .opened)
        #expect(line.judgement.verdict == .human)
        #expect(!line.judgement.reasons.isEmpty)
        #expect(line.device.system == "Windows")
        #expect(line.device.program == "Chrome")
        let totals = try await post.totals()
        #expect(totals.opens == 1)
        #expect(totals.openedBy == 1)
    }

    @Test func takesEachHitInOnce() async throws {
        let post = try await Post()
        try await post.take([post.hit(), post.hit(.link, after: .seconds(3_700))])

        try await post.takeInAgain()

        #expect(try await post.activity().map(\.count) == [1, 1])
    }

    @Test func raisesOneFirstOpenAlertPerRecipient() async throws {
        let post = try await Post()

        try await post.take([
            post.hit(after: .seconds(100)), post.hit(after: .seconds(500)),
            post.hit(recipient: 1, after: .seconds(600)),
        ])

        let cards = try await post.store.cards(of: post.seller.viewer, includingHandled: false, limit: 10)
        #expect(cards.map(\.card.copy.recipient).sorted() == [0, 1])
        #expect(cards.map(\.card.kind) == [.opened, .opened])
    }

    @Test func raisesNoAlertForAMachine() async throws {
        let post = try await Post()

        try await post.take([post.hit(method: .head)])

        #expect(try await post.activity().map(\.judgement.verdict) == [.machine])
        #expect(try await post.totals().opens == 0)
        #expect(try await post.store.openCardCount(of: post.seller.id) == 0)
    }

    @Test func foldsRepeatsOfTheSameOpen() async throws {
        let post = try await Post()

        try await post.take([
            post.hit(after: .seconds(100)), post.hit(after: .seconds(110)), post.hit(after: .seconds(135)),
            post.hit(after: .seconds(200)),
        ])

        #expect(try await post.activity().map(\.count) == [1, 3])
        #expect(try await post.totals().opens == 2)
    }

    @Test func passesOverHitsOfCopiesThatDoNotExist() async throws {
        let post = try await Post()
        let stranger = Hit(
            at: Post.handOver,
            kind: .beacon,
            copy: CopyReference(email: .new(at: Post.handOver), recipient: 0),
            ordinal: 0,
            method: .get,
            address: try #require(NetworkAddress("192.0.2.7")),
            agent: "",
            headers: HitHeaders()
        )

        try await post.take([stranger, post.hit()])

        #expect(try await post.activity().count == 1)
        #expect(try await post.store.skippedHits(of: "local") == 1)
    }

    @Test func outlivesAJournalThatCanNotBeRead() async throws {
        let ear = Ear()
        let post = try await Post(logger: ear.logger)
        var events = post.store.live.events().makeAsyncIterator()

        async let running: Void = post.intake.run()
        try await post.withoutFolder {
            _ = try post.journal.append([post.hit()])
            #expect(await ear.error() == "error: The journal can’t be read; its hits stay there")
        }

        #expect(await events.next() != nil)
        #expect(try await post.activity().count == 1)
        post.journal.close()
        try await running
    }

    @Test func aStopWhileStorageTakesNothingLosesNothing() async throws {
        let database = try LockedDatabase()
        let post = try await Post(store: Store(database: database, clock: WallClock { Post.handOver }))
        try await post.take([post.hit()])
        database.lock(true)
        _ = try post.journal.append([post.hit(recipient: 1)])

        let group = ServiceGroup(services: [post.intake], logger: Logger(label: "test"))
        async let running: Void = group.run()
        for await _ in database.refusals { break }
        await group.triggerGracefulShutdown()
        try await running
        database.lock(false)
        try await post.takeInAgain()

        #expect(try await post.activity().map(\.count) == [1, 1])
    }

    @Test func leavesNoAddressInTheJournalAfterAMinute() async throws {
        let clock = HandClock()
        let post = try await Post(clock: clock)
        var events = post.store.live.events().makeAsyncIterator()

        async let running: Void = post.intake.run()
        _ = try post.journal.append([post.hit()])
        _ = await events.next()
        #expect(try post.holdsAddress)
        await clock.tick()
        await clock.settle()

        post.journal.close()
        try await running
        #expect(try post.segments.count == 1)
        #expect(try !post.holdsAddress)
    }

    @Test func theStartAfterACrashRemovesWhatWasTakenIn() async throws {
        let post = try await Post()
        try await post.take([post.hit()])
        #expect(try post.holdsAddress)
        post.journal.close()

        try await post.takeInAfterRestart()

        #expect(try !post.holdsAddress)
        #expect(try await post.activity().map(\.count) == [1])
    }

    @Test func tellsTheLiveStreamWhatHappened() async throws {
        let post = try await Post()
        var events = post.store.live.events().makeAsyncIterator()

        try await post.take([post.hit()])

        guard case .interaction(let interaction, let seller)? = await events.next() else {
            Issue.record("the first event should be the interaction")
            return
        }
        #expect(interaction.kind == .opened)
        #expect(seller == post.seller.id)
        guard case .card? = await events.next() else {
            Issue.record("the second event should be the card")
            return
        }
    }

    @Test func movesItsPositionWithWhatItStored() async throws {
        let post = try await Post()

        for minute in 0..<20 {
            try await post.take([post.hit(after: .seconds(60 * minute))])
        }

        #expect(try await post.totals().opens == 20)
        #expect(try await post.store.journalPosition(of: "local") == post.journal.syncedPosition)
    }
}
