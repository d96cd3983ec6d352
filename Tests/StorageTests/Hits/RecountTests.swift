internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// Totals are changed by increments; whatever comes, they must equal a recount of the rows.
@Suite struct RecountTests {
    @Test(arguments: 1...8)
    func totalsEqualARecountAfterRandomBatches(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let house = try await House.open()
        let emails = [
            try await house.sent(to: ["a@x.test", "b@x.test", "c@x.test"]), try await house.sent(to: ["a@x.test"]),
        ]
        var journal = TestJournal()
        var time = house.clock.now
        var taken = 0

        for _ in 0..<12 {
            let batch = try (0..<Int.random(in: 0...25, using: &random)).map { _ in
                time = time + .milliseconds(Int64.random(in: -4_000...12_000, using: &random))
                return try hit(at: time, of: emails, using: &random)
            }
            try await house.store.record(
                batch,
                rejudged: try await changes(of: emails, in: house, using: &random),
                upTo: journal.next(),
                of: TestJournal.name
            )
            taken += batch.count
            for email in emails {
                try await check(email.id, in: house)
            }
        }

        try await checkRows(of: emails.map(\.id), in: house, taken: taken)
    }

    /// Other verdicts on a few of the stored hits.
    private func changes(
        of emails: [Email],
        in house: House,
        using random: inout SeededRandom
    ) async throws -> [Rejudgement] {
        let copies = emails.flatMap { email in
            email.recipients.map { CopyReference(email: email.id, recipient: $0.ordinal) }
        }
        let stored = try await house.store.storedHits(of: Set(copies)).values.flatMap(\.self)
        // In an order that is the same in every run.
        let hits = stored.sorted { ($0.hit.at, $0.id.description) < ($1.hit.at, $1.id.description) }
        return try hits.compactMap { hit in
            guard Int.random(in: 0..<8, using: &random) == 0 else { return nil }
            let verdict = try #require(Verdict.allCases.randomElement(using: &random))
            let judgement = Judgement(verdict: verdict, confidence: 0.5, reasons: ["A reason"])
            return Rejudgement(
                copy: hit.hit.copy,
                hit: hit.id,
                previous: hit.verdict,
                judgement: judgement
            )
        }
    }

    private func hit(at time: Instant, of emails: [Email], using random: inout SeededRandom) throws -> JudgedHit {
        let email = try #require(emails.randomElement(using: &random))
        let program = Bool.random(using: &random) ? "Gmail" : "Outlook"
        return try .make(
            try #require([HitKind.beacon, .beacon, .image, .link, .file, .page].randomElement(using: &random)),
            of: email.id,
            recipient: UInt16.random(in: 0..<UInt16(email.recipients.count), using: &random),
            ordinal: UInt16.random(in: 0...2, using: &random),
            at: time,
            verdict: try #require([Verdict.human, .human, .unknown, .machine, .own].randomElement(using: &random)),
            agent: program,
            device: Device(program: program),
            address: "192.0.\(Int.random(in: 0...1, using: &random)).1",
            wasServed: Int.random(in: 0...9, using: &random) > 0
        )
    }

    private func check(_ id: EmailID, in house: House) async throws {
        let email = try await house.read(id)
        let interactions = try await house.activity(of: id, for: house.ada)
        #expect(withoutOpener(email.totals) == withoutOpener(recount(interactions)))
        if let opener = email.totals.lastOpenedBy {
            let lastOpens = interactions.filter { $0.isHumanOpen && $0.lastAt == email.totals.lastOpened }
            #expect(lastOpens.map(\.copy.recipient).contains(opener))
        }
        for recipient in email.recipients {
            let own = interactions.filter { $0.copy.recipient == recipient.ordinal }
            #expect(recipient.totals == recount(own))
        }
        let alerted = try await house.cards()
            .filter { $0.card.copy.email == id && $0.card.kind == .opened && !$0.card.isDoubtful }
            .map(\.card.copy.recipient)
        let touched = interactions.filter { $0.judgement.verdict == .human && $0.wasServed }.map(\.copy.recipient)
        #expect(alerted.sorted() == Set(touched).sorted())
    }

    private func checkRows(of emails: [EmailID], in house: House, taken: Int) async throws {
        let hits = try await house.store.database.read { sql in
            try sql.rows("SELECT interaction_id, count FROM hits", []).map { row -> (InteractionID?, Int) in
                (try row.optionalID("interaction_id"), try row.number("count"))
            }
        }
        #expect(hits.map(\.1).reduce(0, +) == taken)
        let ofInteractions = Dictionary(grouping: hits, by: \.0).mapValues { $0.map(\.1).reduce(0, +) }
        for email in emails {
            for interaction in try await house.activity(of: email, for: house.ada) {
                #expect(interaction.count == ofInteractions[interaction.id])
            }
        }
    }

    private func withoutOpener(_ totals: Totals) -> Totals {
        var totals = totals
        totals.lastOpenedBy = nil
        return totals
    }

    private func recount(_ interactions: [Interaction]) -> Totals {
        let humans = interactions.filter { $0.judgement.verdict == .human && $0.wasServed }
        let unknowns = interactions.filter { $0.judgement.verdict == .unknown && $0.wasServed }
        let openers = Set(humans.filter { $0.kind == .opened }.map(\.copy))
        let last = humans.filter(\.isHumanOpen).max { $0.lastAt < $1.lastAt }
        var totals = Totals()
        totals.opens = humans.count { $0.kind == .opened }
        totals.perhapsOpens = unknowns.count { $0.kind == .opened }
        totals.openedBy = openers.count
        totals.perhapsOpenedBy = Set(unknowns.filter { $0.kind == .opened }.map(\.copy)).subtracting(openers).count
        totals.clicks = humans.count { $0.kind == .clicked }
        totals.perhapsClicks = unknowns.count { $0.kind == .clicked }
        totals.linksClicked = Set(humans.filter { $0.kind == .clicked }.map(\.ordinal)).count
        totals.views = humans.count { $0.kind == .viewed }
        totals.perhapsViews = unknowns.count { $0.kind == .viewed }
        totals.lastOpened = last?.lastAt
        totals.lastOpenedBy = last?.copy.recipient
        return totals
    }
}

extension Interaction {
    fileprivate var isHumanOpen: Bool { kind == .opened && judgement.verdict == .human }
}
