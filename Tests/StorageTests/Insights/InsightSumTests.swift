internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// The sums change by increments; whatever comes, they must equal a count of everything.
@Suite struct InsightSumTests {
    @Test(arguments: 1...8)
    func sumsEqualACountOfEverythingAfterARandomWalk(seed: UInt64) async throws {
        var walk = try await Walk(seed: seed)

        for _ in 0..<40 { try await walk.step() }

        let kept = try await walk.house.sums()
        #expect(kept.count > 10)
        try await walk.house.store.recountInsights()
        #expect(try await walk.house.sums() == kept)
    }

    @Test func whatIsCountedFromNothingIsTheSame() async throws {
        var walk = try await Walk(seed: 99)
        for _ in 0..<30 { try await walk.step() }
        let kept = try await walk.house.sums()

        try await walk.house.store.database.write { sql in
            for table in ["counted_copies", "counted_emails", "insight_counts", "insight_delays", "insight_slots"] {
                try sql.run("DELETE FROM \(table)", [])
            }
        }
        try await walk.house.store.recountInsights()

        #expect(try await walk.house.sums() == kept)
    }

    @Test(arguments: [0, 1, 59, 60, 74, 75, 1_439, 1_440, 1_619, 1_620, 20_159, 20_160, 900_000])
    func aStepBeginsNoLaterThanWhatIsInIt(minutes: Int) {
        let start = Instant(microseconds: 0)
        let step = DelayStep.step(of: start + .seconds(minutes * 60), after: start)

        #expect(DelayStep.minutes(of: step) <= minutes)
        #expect(DelayStep.minutes(of: step + 1) > minutes)
        #expect(DelayStep.step(of: start + .seconds(DelayStep.minutes(of: step) * 60), after: start) == step)
    }

    @Test(
        arguments: [([:], nil), ([3: 1], 3), ([1: 2, 9: 1], 1), ([1: 1, 9: 1], 1), ([1: 1, 60: 2], 60)]
            as [([Int: Int], Int?)]
    )
    func theMedianIsTheMiddleOfAll(counts: [Int: Int], minutes: Int?) {
        #expect(DelayStep.median(counts) == minutes)
    }
}

/// Mail being sent, read, judged, answered and coming back, at random.
private struct Walk {
    let house: House
    private let template: TemplateID
    private var random: SeededRandom
    private var journal = TestJournal()
    private var emails: [EmailID] = []
    private var answers = 0

    init(seed: UInt64) async throws {
        house = try await House.open()
        template = try await house.store.createTemplate(
            TemplateContent(name: "T", isShared: true),
            by: house.ada.viewer
        ).id
        random = SeededRandom(seed: seed)
    }

    mutating func step() async throws {
        house.clock.advance(by: .seconds(Int.random(in: 1...90_000, using: &random)))
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2: try await send()
        case 3...6: try await look()
        case 7: try await judgeAgain()
        case 8: try await answer()
        default: try await fail()
        }
    }

    private mutating func send() async throws {
        let people = ["maria@buyer.test", "jonas@buyer.test", "li@other.test"]
        let email = try await house.sent(
            by: Bool.random(using: &random) ? house.ada : house.ben,
            to: Array(people.prefix(Int.random(in: 1...3, using: &random))),
            template: Bool.random(using: &random) ? template : nil,
            state: Int.random(in: 0..<4, using: &random) == 0 ? .off : .on
        )
        // Answers are found by this; the first email has the other one.
        try await house.store.remember(messageID: "m\(emails.count)@seller.test", of: email)
        emails.append(email)
    }

    private mutating func look() async throws {
        guard let email = emails.randomElement(using: &random) else { return }
        let hits = try (0..<Int.random(in: 1...6, using: &random)).map { _ in
            try JudgedHit.make(
                try #require([HitKind.beacon, .beacon, .link, .file].randomElement(using: &random)),
                of: email,
                at: house.clock.now + .seconds(Int.random(in: -9_000...9_000, using: &random)),
                verdict: try #require(Verdict.allCases.randomElement(using: &random)),
                wasServed: Int.random(in: 0...5, using: &random) > 0
            )
        }
        try await house.store.record(hits, upTo: journal.next(), of: TestJournal.name)
    }

    private mutating func judgeAgain() async throws {
        let copies = Set(emails.map { CopyReference(email: $0, recipient: 0) })
        let stored = try await house.store.storedHits(of: copies).values.flatMap(\.self)
        let hits = stored.sorted { ($0.hit.at, $0.id.description) < ($1.hit.at, $1.id.description) }
        try await house.store.rejudge(
            try hits.filter { _ in Bool.random(using: &random) }.map { hit in
                Rejudgement(
                    copy: hit.hit.copy,
                    hit: hit.id,
                    previous: hit.verdict,
                    judgement: Judgement(
                        verdict: try #require(Verdict.allCases.randomElement(using: &random)),
                        confidence: 0.5,
                        reasons: ["A reason"]
                    )
                )
            }
        )
    }

    private mutating func answer() async throws {
        guard !emails.isEmpty else { return }
        answers += 1
        let number = Int.random(in: 0..<emails.count, using: &random)
        let sender = Bool.random(using: &random) ? "maria@buyer.test" : "stranger@else.test"
        try await house.takeIn(
            "From: \(sender)",
            "To: ada@seller.test",
            "Message-ID: <r\(answers)@buyer.test>",
            "In-Reply-To: <m\(number)@seller.test>",
            "Subject: Re: Your quote",
            "",
            "Yes."
        )
    }

    /// An email whose one copy goes another way than the other.
    private mutating func fail() async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await store.createDraft(house.draft(to: ["maria@buyer.test", "gone@buyer.test"]), by: ada)
        try await store.queue(email.id, by: ada)
        try await store.beginSending(email.id, prepared: house.prepared())
        let copies = [UInt16(0), 1].map { CopyReference(email: email.id, recipient: $0) }
        let outcomes: [CopyOutcome] = [
            .handedOver(words: "250 ok", relayMessageID: nil), .failed(words: "550 gone"), .unknown(words: "lost"),
        ]
        for copy in copies {
            try await store.settle(copy, as: try #require(outcomes.randomElement(using: &random)))
        }
        try await store.finishSending(email.id)
        emails.append(email.id)
        answers += 1
        try await house.bounce(of: "gone@buyer.test", reportID: "b\(answers)@mx.test")
        house.clock.advance(by: .seconds(60))
        try await store.record(
            [.make(of: email.id, recipient: 1, at: house.clock.now)],
            upTo: journal.next(),
            of: TestJournal.name
        )
    }
}
