internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct HandoverTests {
    private func queued(_ count: Int, in house: House) async throws -> [CopyReference] {
        let draft = try house.draft(to: (0..<count).map { "r\($0)@x.test" })
        let email = try await house.store.createDraft(draft, by: house.ada.viewer)
        try await house.store.queue(email.id, by: house.ada.viewer)
        try await house.store.beginSending(email.id, prepared: house.prepared())
        return email.recipients.map { CopyReference(email: email.id, recipient: $0.ordinal) }
    }

    struct Sum: Sendable, CustomTestStringConvertible {
        /// For each copy whether it is handed over, fails, is tried again, or unknown.
        let copies: String
        let status: EmailStatus
        var testDescription: String { copies }
    }

    @Test(arguments: [
        Sum(copies: "++", status: .sent), Sum(copies: "+-", status: .partlyFailed), Sum(copies: "+r", status: .sending),
        Sum(copies: "?r", status: .sending), Sum(copies: "+?", status: .unknown), Sum(copies: "-?", status: .unknown),
        Sum(copies: "?", status: .unknown),
    ])
    func sumsUpWhatRelaysSaid(_ sum: Sum) async throws {
        let house = try await House.open()
        let copies = try await queued(sum.copies.count, in: house)
        let next = house.clock.now + .seconds(60)
        for (copy, mark) in zip(copies, sum.copies) {
            let outcome: CopyOutcome =
                switch mark {
                case "+": .handedOver(words: "250 ok", relayMessageID: nil)
                case "-": .failed(words: "550 no")
                case "r": .retry(words: "451 later", at: next)
                default: .unknown(words: "No word.")
                }
            try await house.store.settle(copy, as: outcome)
        }
        let id = try #require(copies.first).email

        #expect(try await house.store.finishSending(id) == sum.status)

        #expect(try await house.read(id).status == sum.status)
        let lists = try await house.store.emails(EmailQuery(statuses: [sum.status]), viewer: house.ada.viewer)
        #expect(lists.map(\.id) == [id])
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)
        house.clock.advance(by: .seconds(60))
        #expect(try await house.store.emailsToSend(limit: 9).map(\.id) == (sum.status == .sending ? [id] : []))
    }

    @Test func countsTheTriesFromTheFirstOn() async throws {
        let house = try await House.open()
        let copy = try #require(try await queued(1, in: house).first)
        let first = house.clock.now

        for _ in 0..<3 {
            try await house.store.noteAttempt(copy)
            try await house.store.settle(copy, as: .retry(words: "451 later", at: house.clock.now + .seconds(60)))
            house.clock.advance(by: .seconds(60))
        }

        guard case .retrying(let retry)? = try await house.read(copy.email).recipients.first?.status else {
            Issue.record("It is not tried again.")
            return
        }
        #expect(retry.attempts == 3 && retry.firstTriedAt == first && retry.nextTryAt == first + .seconds(180))
    }

    @Test func aLaterWordChangesNothing() async throws {
        let house = try await House.open()
        let copy = try #require(try await queued(1, in: house).first)
        try await house.store.settle(copy, as: .handedOver(words: "250 ok", relayMessageID: "m"))
        let handedOver = house.clock.now
        house.clock.advance(by: .seconds(1))

        let others: [CopyOutcome] = [
            .handedOver(words: "250", relayMessageID: "n"), .retry(words: "4", at: house.clock.now),
            .unknown(words: "?"),
            .failed(words: "5"),
        ]
        for outcome in others { try await house.store.settle(copy, as: outcome) }

        #expect(try await house.read(copy.email).recipients.map(\.status) == [.handedOver(at: handedOver)])
        #expect(try await house.store.copy(relayMessageID: "m") == copy)
        #expect(try await house.store.copy(relayMessageID: "n") == nil)
        await #expect(throws: StoreError.notFound) { try await house.store.noteAttempt(copy) }
    }

    @Test func onlyItsSellerDecidesOnTheUnknown() async throws {
        let house = try await House.open()
        let copy = try #require(try await queued(1, in: house).first)
        let store = house.store
        try await store.noteAttempt(copy)
        #expect(try await store.doubtInterrupted(of: copy.email) == 1)
        try await store.finishSending(copy.email)

        for viewer in [house.administrator.viewer, house.ben.viewer] {
            let expected = viewer == house.ben.viewer ? StoreError.notFound : .notYours
            await #expect(throws: expected) { try await store.sendUnknownAgain(copy.email, by: viewer) }
            await #expect(throws: expected) { try await store.leaveUnknown(copy.email, by: viewer) }
        }
        try await store.leaveUnknown(copy.email, by: house.ada.viewer)
        let again = try await store.sendUnknownAgain(copy.email, by: house.ada.viewer)

        #expect(again.status == .sending && again.recipients.map(\.status) == [.waiting])
        #expect(again.recipients.map(\.mayHaveLeft) == [true])
        // What may have arrived is told by its links: they stay.
        try await store.beginSending(copy.email, prepared: house.prepared(links: 1))
        #expect(try await house.read(copy.email).links.count == 3)
        await #expect(throws: StoreError.notFound) {
            try await store.leaveUnknown(copy.email, by: house.ada.viewer)
        }
    }

    @Test func nobodysManyEmailsStandBeforeSomebodysFew() async throws {
        let house = try await House.open()
        for _ in 0..<5 { _ = try await queued(1, in: house) }
        var draft = try house.draft(subject: "Ben’s")
        draft.from = try await #require(house.store.senderAddresses(of: house.ben.id).first)
        let other = try await house.store.createDraft(draft, by: house.ben.viewer)
        try await house.store.queue(other.id, by: house.ben.viewer)

        let waiting = try await house.store.emailsToSend(limit: 2)

        #expect(waiting.map(\.seller).sorted { $0.description < $1.description }.count == 3)
        #expect(waiting.filter { $0.seller == house.ben.id }.map(\.id) == [other.id])
    }
}
