internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct TemplateFigureTests {
    @Test func countsEmailsOnceWhateverHappenedToThemHowOften() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let template = try await store.createTemplate(TemplateContent(name: "Quote"), by: ada)
        func send(state: FollowingState = .on) async throws -> Email {
            let draft = try house.draft(to: ["maria@buyer.test", "jonas@buyer.test"], template: template.id)
            let email = try await store.createDraft(draft, by: ada)
            return try await house.send(email.id, state: state)
        }
        let opened = try await send()
        let scanned = try await send()
        _ = try await send(state: .off)
        _ = try await store.createDraft(house.draft(template: template.id), by: ada)
        let now = house.clock.now

        try await store.record(
            [
                try .make(of: opened.id, at: now), try .make(of: opened.id, recipient: 1, at: now),
                try .make(of: opened.id, at: now + .seconds(60)),
                try .make(.link, of: opened.id, at: now + .seconds(61)),
                try .make(of: scanned.id, at: now, verdict: .machine),
                try .make(.link, of: scanned.id, at: now, verdict: .unknown),
                try .make(of: scanned.id, recipient: 1, at: now, verdict: .own),
            ],
            upTo: .start.next,
            of: "a"
        )

        let expected = TemplateFigures(sent: 3, followed: 2, opened: 1, clicked: 1, replied: 0)
        #expect(try await store.figures(of: template.id, viewer: ada) == expected)
        #expect(try await store.templates(TemplateQuery(), viewer: ada).first?.figures == expected)
    }

    @Test func repliesCountAndAutomaticAnswersDoNot() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let template = try await store.createTemplate(TemplateContent(name: "Quote", isShared: true), by: ada)
        let email = try await store.createDraft(house.draft(template: template.id), by: ada)
        try await house.send(email.id)

        try await house.answer(from: "maria@buyer.test", more: "Auto-Submitted: auto-replied")
        #expect(try await store.figures(of: template.id, viewer: ada).replied == 0)
        try await house.answer(from: "maria@buyer.test", id: "r2@buyer.test")
        try await house.answer(from: "maria@buyer.test", id: "r3@buyer.test")

        // What is shared shows everybody's figures to everybody.
        #expect(
            try await store.figures(of: template.id, viewer: house.ben.viewer)
                == TemplateFigures(
                    sent: 1,
                    followed: 1,
                    opened: 0,
                    clicked: 0,
                    replied: 1
                )
        )
    }

    @Test func ofAPersonalOneNobodyElseLearnsAnything() async throws {
        let house = try await House.open()
        let template = try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer)

        await #expect(throws: StoreError.notFound) {
            try await house.store.figures(of: template.id, viewer: house.ben.viewer)
        }
    }

    @Test func whatIsKeptIsWhatACountWouldGive() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let template = try await store.createTemplate(TemplateContent(name: "Quote"), by: ada)
        var random = SeededRandom(seed: 41)
        var emails: [Email] = []
        for number in 0..<12 {
            let draft = try house.draft(to: ["maria@buyer.test"], template: number % 4 == 3 ? nil : template.id)
            let email = try await store.createDraft(draft, by: ada)
            emails.append(try await house.send(email.id, state: number % 5 == 4 ? .off : .on))
        }
        var position = JournalPosition.start
        for _ in 0..<60 {
            let email = try #require(emails.randomElement(using: &random))
            let verdict = Verdict.allCases.randomElement(using: &random) ?? .human
            house.clock.advance(by: .seconds(40))
            let hit: JudgedHit = try .make(
                Bool.random(using: &random) ? .link : .beacon,
                of: email.id,
                at: house.clock.now,
                verdict: verdict
            )
            position = position.next
            try await store.record([hit], upTo: position, of: "a")
            let copy = CopyReference(email: email.id, recipient: 0)
            if Int.random(in: 0..<6, using: &random) == 0 {
                try await store.write { change in
                    try change.sql.run("UPDATE interactions SET verdict = 'machine' WHERE email_id = $1", email.id)
                    try change.sql.recount(copy)
                }
            }
        }

        let kept = try await store.figures(of: template.id, viewer: ada)
        try await store.write { change in try change.sql.recountTemplateFigures() }

        #expect(kept == (try await store.figures(of: template.id, viewer: ada)))
        #expect(kept != TemplateFigures())
    }
}
