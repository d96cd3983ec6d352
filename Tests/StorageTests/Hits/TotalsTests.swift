internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct TotalsTests {
    @Test func countsWhatPeopleDid() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["a@x.test", "b@x.test"])
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now),
            try .make(of: email.id, at: now + .seconds(60)),
            try .make(of: email.id, recipient: 1, at: now + .seconds(61)),
            try .make(.link, of: email.id, ordinal: 2, at: now + .seconds(70)),
            try .make(.link, of: email.id, recipient: 1, ordinal: 2, at: now + .seconds(71)),
            try .make(.link, of: email.id, recipient: 1, ordinal: 0, at: now + .seconds(72)),
            try .make(.file, of: email.id, at: now + .seconds(80)),
        ]

        try await house.store.record(hits, upTo: .start.next, of: "a")

        var expected = Totals()
        expected.opens = 3
        expected.openedBy = 2
        expected.clicks = 3
        expected.linksClicked = 2
        expected.views = 1
        expected.lastOpened = now + .seconds(61)
        expected.lastOpenedBy = 1
        let seen = try await house.read(email.id)
        #expect(seen.totals == expected)
        #expect(seen.recipients.map(\.totals.opens) == [2, 1])
        #expect(seen.recipients.map(\.totals.linksClicked) == [1, 2])
        #expect(seen.recipients.map(\.totals.lastOpened) == [now + .seconds(60), now + .seconds(61)])
        let line = try await house.store.emails(EmailQuery(), viewer: house.ada.viewer).first
        #expect(line?.totals == expected)
    }

    @Test func keepsPerhapsApartUntilAPersonOpens() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["a@x.test", "b@x.test"])
        let now = house.clock.now
        var journal = TestJournal()

        try await house.store.record(
            [
                try .make(of: email.id, at: now, verdict: .unknown),
                try .make(of: email.id, recipient: 1, at: now, verdict: .unknown),
                try .make(of: email.id, recipient: 1, at: now + .seconds(40), verdict: .unknown),
                try .make(.link, of: email.id, at: now, verdict: .unknown),
                try .make(.file, of: email.id, at: now, verdict: .unknown),
            ],
            upTo: journal.next(),
            of: "a"
        )
        var expected = Totals()
        expected.perhapsOpens = 3
        expected.perhapsOpenedBy = 2
        expected.perhapsClicks = 1
        expected.perhapsViews = 1
        #expect(try await house.read(email.id).totals == expected)

        try await house.store.record([try .make(of: email.id, at: now + .seconds(5))], upTo: journal.next(), of: "a")
        expected.opens = 1
        expected.openedBy = 1
        expected.perhapsOpenedBy = 1
        expected.lastOpened = now + .seconds(5)
        expected.lastOpenedBy = 0
        #expect(try await house.read(email.id).totals == expected)
    }

    @Test(arguments: [Verdict.machine, .own])
    func countsNeitherMachinesNorTheSender(_ verdict: Verdict) async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let kinds: [HitKind] = [.beacon, .image, .link, .file, .page]
        let hits = try kinds.map { try JudgedHit.make($0, of: email.id, at: house.clock.now, verdict: verdict) }

        try await house.store.record(hits, upTo: .start.next, of: "a")

        #expect(try await house.read(email.id).totals == Totals())
        #expect(try await house.cards().isEmpty)
        #expect(try await house.activity(of: email.id, for: house.ada).count == 3)
        let withoutMachines = try await house.activity(of: email.id, for: house.ada, includingMachines: false)
        #expect(withoutMachines.count == (verdict == .machine ? 0 : 3))
    }

    @Test func raisesOneAlertPerCopyAlsoForAClick() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["a@x.test", "b@x.test"])
        let now = house.clock.now

        try await house.store.record(
            [
                try .make(of: email.id, at: now, verdict: .unknown),
                try .make(.link, of: email.id, at: now + .seconds(1)),
                try .make(of: email.id, at: now + .seconds(2)),
                try .make(of: email.id, at: now + .seconds(99)),
                try .make(of: email.id, recipient: 1, at: now + .seconds(99)),
            ],
            upTo: .start.next,
            of: "a"
        )

        let cards = try await house.cards()
        #expect(cards.map(\.card.copy.recipient) == [1, 0])
        #expect(cards.map(\.interactionKind) == [.opened, .clicked])
        #expect(try await house.read(email.id).totals.opens == 3)
    }

    @Test func raisesTheAlertWhenAPersonComesAfterAMachine() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let now = house.clock.now
        var journal = TestJournal()

        try await house.store.record(
            [try .make(of: email.id, at: now, verdict: .machine)],
            upTo: journal.next(),
            of: "a"
        )
        #expect(try await house.cards().isEmpty)
        let told = try await house.store.record(
            [try .make(of: email.id, at: now + .seconds(3))],
            upTo: journal.next(),
            of: "a"
        )

        #expect(told.count == 2)
        #expect(try await house.cards().map(\.card.at) == [now + .seconds(3)])
    }
}
